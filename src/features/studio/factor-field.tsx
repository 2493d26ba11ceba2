'use client';

import { useTranslations } from 'next-intl';
import { useMe } from '@/src/features/account/me';
import { Segmented } from '@/src/components/ui/segmented';
import type { Scale } from '@/src/lib/api-types';
import type { Size } from '@/src/lib/size-ratio';
import { SCALES } from './target-size';

/** Whether a factor would make too many pixels of every picture. */
function isTooMany(factor: Scale, pictures: readonly Size[], most: number): boolean {
  return pictures.length > 0 && pictures.every(({ width, height }) => width * height * factor ** 2 > most);
}

interface FactorFieldProps {
  /** Null when the pictures differ. */
  value: Scale | null;
  /** The waiting pictures; a factor that is too large for all of them is locked. */
  pictures: readonly Size[];
  onChange: (factor: Scale) => void;
}

/** ×2 … ×16; what the plan does not give is shown locked. */
export function FactorField({ value, pictures, onChange }: FactorFieldProps) {
  const t = useTranslations('settings');
  const { limits } = useMe();
  return (
    <Segmented
      legend={t('scale')}
      legendHidden
      segments={SCALES.map((scale) => ({
        value: String(scale),
        label: t('factor', { scale }),
        locked: scale > limits.scale || isTooMany(scale, pictures, limits.outputPixels),
      }))}
      value={value === null ? null : String(value)}
      onChange={(text) => {
        const factor = SCALES.find((each) => String(each) === text);
        if (factor) onChange(factor);
      }}
    />
  );
}

/** Why factors are locked. */
export function LockedFactors({ pictures }: Pick<FactorFieldProps, 'pictures'>) {
  const t = useTranslations('settings');
  const { limits } = useMe();
  const overfull = SCALES.find(
    (factor) => factor <= limits.scale && isTooMany(factor, pictures, limits.outputPixels),
  );
  const largest = SCALES.at(-1) ?? 16;
  if (overfull === undefined && limits.scale >= largest) return null;
  return (
    <p className="mt-1 text-sm text-faint">
      {overfull === undefined
        ? t('locked')
        : t('size.tooMany', { scale: overfull, limit: Math.floor(limits.outputPixels / 1e6) })}
    </p>
  );
}
