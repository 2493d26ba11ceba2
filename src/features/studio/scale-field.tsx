'use client';

import { useTranslations } from 'next-intl';
import { Segmented } from '@/src/components/ui/segmented';
import type { Scale, StoredPicture } from '@/src/lib/api-types';
import { useFormats } from '@/src/lib/format';

const SCALES: readonly Scale[] = [2, 3, 4, 8, 16];

interface ScaleFieldProps {
  /** Null when the pictures differ. */
  value: Scale | null;
  /** Largest factor of the plan; larger ones are shown locked. */
  limit: number;
  /** The picture whose new size is told. */
  picture: StoredPicture | null;
  onChange: (scale: Scale) => void;
}

export function ScaleField({ value, limit, picture, onChange }: ScaleFieldProps) {
  const t = useTranslations('settings');
  const { pixels } = useFormats();
  const locked = SCALES.some((scale) => scale > limit);
  const size =
    value !== null && picture
      ? t('becomes', {
          from: pixels(picture),
          to: pixels({ width: picture.width * value, height: picture.height * value }),
        })
      : null;
  return (
    <Segmented
      legend={t('scale')}
      segments={SCALES.map((scale) => ({
        value: String(scale),
        label: t('factor', { scale }),
        locked: scale > limit,
      }))}
      value={value === null ? null : String(value)}
      onChange={(text) => {
        const scale = SCALES.find((each) => String(each) === text);
        if (scale) onChange(scale);
      }}
      hint={
        <>
          {value === null ? t('differs') : size}
          {locked && <span className="block text-faint">{t('locked')}</span>}
        </>
      }
    />
  );
}
