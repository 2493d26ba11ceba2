'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Thumbnail } from '@/src/components/thumbnail';
import { Button } from '@/src/components/ui/button';
import { cn } from '@/src/lib/cn';
import type { Task } from '@/src/lib/api-types';
import { useUseStep } from './use-use-step';

interface StepStripProps {
  task: Task;
  /** The ordinal of the step that is compared now. */
  shown: number;
  onShow: (ordinal: number) => void;
}

/** The picture after each step, small: one is compared, and any of them can be taken as the result. */
export function StepStrip({ task, shown, onShow }: StepStripProps) {
  const t = useTranslations('restore.strip');
  const kinds = useTranslations('task.kind');
  const { use, busy } = useUseStep(task);
  const used = task.usedStep ?? task.steps.length - 1;
  const done = task.steps.flatMap((step, ordinal) => (step.previewUrl ? [{ ...step, ordinal }] : []));
  const here = done.find(({ ordinal }) => ordinal === shown);
  return (
    <section aria-label={t('title')} className="rounded-b-md border-t border-line bg-surface p-3">
      <ol className="-mx-3 flex gap-2 overflow-x-auto px-3 pb-1 sm:gap-3">
        <li className="shrink-0 p-1 text-center text-sm text-soft">
          <Thumbnail
            src={task.preview?.before ?? task.source.url}
            className="mb-1 h-16 w-20 sm:h-18 sm:w-24"
          />
          {t('original')}
        </li>
        {done.map(({ kind, ordinal, previewUrl }) => (
          <li key={kind} className="shrink-0">
            <button
              type="button"
              aria-pressed={ordinal === shown}
              aria-label={t('show', { step: kinds(kind), used: ordinal === used ? 'yes' : 'no' })}
              onClick={() => onShow(ordinal)}
              className="group rounded-sm p-1 text-center text-sm text-soft hover:text-ink aria-pressed:text-ink"
            >
              <span className="relative mb-1 block">
                <Thumbnail
                  src={previewUrl}
                  className="h-16 w-20 group-aria-pressed:ring-2 group-aria-pressed:ring-accent group-aria-pressed:ring-offset-2 group-aria-pressed:ring-offset-surface sm:h-18 sm:w-24"
                />
                {ordinal === used && (
                  <span className="absolute top-1 right-1 grid size-5 place-items-center rounded-full bg-accent text-surface">
                    <Check aria-hidden className="size-3.5" strokeWidth={3} />
                  </span>
                )}
              </span>
              <span className={cn('block max-w-24 truncate', ordinal === shown && 'font-medium')}>
                {kinds(kind)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {here && (
        <div className="mt-2 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
          <p className="text-soft">
            {here.ordinal === used ? t('isResult') : t('isEarlier', { step: kinds(here.kind) })}
          </p>
          {here.ordinal !== used && (
            <Button size="sm" aria-disabled={busy} onClick={() => !busy && use(here.ordinal)}>
              {busy ? t('taking') : t('use')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
