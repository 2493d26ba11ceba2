'use client';

import { useTranslations } from 'next-intl';
import { Segmented } from '@/src/components/ui/segmented';

const LEVELS = [-1, 0, 1, 2, 3] as const;
const NAMES = { '-1': 'none', 0: 'low', 1: 'medium', 2: 'high', 3: 'highest' } as const;

interface NoiseFieldProps {
  /** Null when the pictures differ. */
  value: number | null;
  /** Levels for which a network is installed. */
  installed: readonly number[];
  onChange: (level: number) => void;
}

/** How much noise and how many JPEG traces are taken out; shown only where there is a choice. */
export function NoiseField({ value, installed, onChange }: NoiseFieldProps) {
  const t = useTranslations('settings.noise');
  const offered = LEVELS.filter((level) => installed.includes(level));
  if (offered.length < 2) return null;
  return (
    <Segmented
      legend={t('legend')}
      segments={offered.map((level) => ({ value: String(level), label: t(NAMES[level]) }))}
      value={value === null ? null : String(value)}
      onChange={(text) => onChange(Number(text))}
      hint={t('hint')}
    />
  );
}
