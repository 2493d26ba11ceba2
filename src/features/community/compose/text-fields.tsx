'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, type Ref } from 'react';
import { cn } from '@/src/lib/cn';
import { lengthOf, TEXT_LENGTH, TITLE_LENGTH } from './compose-state';

interface TextFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Said beneath the field, and read with it. */
  error: string | null;
}

/** How many characters of how many; quiet until they run short. */
function Count({ length, limit }: { length: number; limit: number }) {
  const t = useTranslations('community.compose');
  if (length < limit * 0.8) return null;
  return (
    <span className={cn('text-sm tabular-nums', length > limit ? 'text-danger' : 'text-soft')}>
      {t('count', { length, limit })}
    </span>
  );
}

function Beneath({
  id,
  error,
  length,
  limit,
}: {
  id: string;
  error: string | null;
  length: number;
  limit: number;
}) {
  return (
    <div className="mt-1 flex items-start justify-between gap-4 empty:hidden">
      {error && (
        <p id={id} className="flex items-start gap-2 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      <Count length={length} limit={limit} />
    </div>
  );
}

const FIELD =
  'w-full rounded-md border border-outline bg-surface px-4 placeholder:text-faint aria-invalid:border-danger';

export function TitleField({ value, onChange, error, ref }: TextFieldProps & { ref: Ref<HTMLInputElement> }) {
  const t = useTranslations('community.compose');
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {t('titleLabel')}
      </label>
      <input
        ref={ref}
        id={id}
        dir="auto"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ target }) => onChange(target.value)}
        className={cn(FIELD, 'h-12 text-lg font-medium')}
      />
      <Beneath id={`${id}-error`} error={error} length={lengthOf(value)} limit={TITLE_LENGTH} />
    </div>
  );
}

export function WordsField({
  value,
  onChange,
  error,
  ref,
}: TextFieldProps & { ref: Ref<HTMLTextAreaElement> }) {
  const t = useTranslations('community.compose');
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {t('textLabel')}
      </label>
      <textarea
        ref={ref}
        id={id}
        dir="auto"
        rows={6}
        value={value}
        placeholder={t('textHint')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ target }) => onChange(target.value)}
        className={cn(FIELD, 'field-sizing-content max-h-[70dvh] min-h-40 py-3 text-base')}
      />
      <Beneath id={`${id}-error`} error={error} length={lengthOf(value)} limit={TEXT_LENGTH} />
    </div>
  );
}
