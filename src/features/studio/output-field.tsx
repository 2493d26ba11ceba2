'use client';

import { useTranslations } from 'next-intl';
import { Range } from '@/src/components/ui/range';
import { Segmented } from '@/src/components/ui/segmented';
import type { Format } from '@/src/lib/api-types';
import { FORMATS, hasQuality, misfit, type PixelSize } from '@/src/lib/file-formats';

interface OutputFieldProps {
  /** Null when the pictures differ. */
  format: Format | null;
  quality: number;
  /** The results that are to be saved; a format that can hold none of them is not offered. */
  sizes: readonly PixelSize[];
  onChange: (part: { format?: Format; quality?: number }) => void;
}

/** The file format, and its quality where it has one. */
export function OutputField({ format, quality, sizes, onChange }: OutputFieldProps) {
  const t = useTranslations('settings');
  const unfit = FORMATS.flatMap((each) => {
    const misfits = sizes.flatMap((size) => misfit(each, size) ?? []);
    const [first] = misfits;
    return first && misfits.length === sizes.length ? [{ format: each, ...first }] : [];
  });
  const about =
    format === null
      ? sizes.length > 1
        ? t('differs')
        : null
      : format === 'png'
        ? t('lossless')
        : format === 'tiff'
          ? t('forPrint')
          : null;
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        legend={t('format')}
        segments={FORMATS.map((value) => ({
          value,
          label: t(`${value}`),
          unfit: unfit.some((each) => each.format === value),
        }))}
        value={format}
        onChange={(next) => onChange({ format: next })}
        hint={
          (about !== null || unfit.length > 0) && (
            <>
              {about}
              {unfit.map(({ format: name, by, limit }) => (
                <span key={name} className="block text-faint">
                  {t(by === 'side' ? 'tooLong' : 'tooFull', { format: t(`${name}`), limit })}
                </span>
              ))}
            </>
          )
        }
      />
      {(format === null || hasQuality(format)) && (
        <Range
          label={t('quality')}
          value={quality}
          min={40}
          max={100}
          onChange={(next) => onChange({ quality: next })}
          ends={[t('smaller'), t('finer')]}
        />
      )}
    </div>
  );
}
