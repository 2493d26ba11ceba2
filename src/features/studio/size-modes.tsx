'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';

const MODES = ['factor', 'pixels', 'print'] as const;
export type SizeMode = (typeof MODES)[number];

/** The ways of giving a size: quiet words beside the title, of which one is marked. */
export function SizeModes({ value, onChange }: { value: SizeMode; onChange: (mode: SizeMode) => void }) {
  const t = useTranslations('settings.size');
  const name = useId();
  return (
    <div role="radiogroup" aria-label={t('by')} className="-mr-2 flex">
      {MODES.map((mode) => (
        <label
          key={mode}
          className="relative flex h-8 items-center rounded-sm px-2 text-sm text-soft decoration-accent decoration-2 underline-offset-[6px] transition-colors hover:text-ink has-checked:font-medium has-checked:text-ink has-checked:underline has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            className="absolute inset-0 cursor-[inherit] opacity-0"
            name={name}
            value={mode}
            checked={mode === value}
            onChange={() => onChange(mode)}
          />
          {t(mode)}
        </label>
      ))}
    </div>
  );
}
