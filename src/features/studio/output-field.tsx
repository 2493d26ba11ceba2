'use client';

import { useTranslations } from 'next-intl';
import { Range } from '@/src/components/ui/range';
import { Segmented } from '@/src/components/ui/segmented';
import type { Format } from '@/src/lib/api-types';

const FORMATS: readonly Format[] = ['png', 'jpeg', 'webp'];

interface OutputFieldProps {
  /** Null when the pictures differ. */
  format: Format | null;
  quality: number;
  onChange: (part: { format?: Format; quality?: number }) => void;
}

/** The file format, and its quality where it has one. */
export function OutputField({ format, quality, onChange }: OutputFieldProps) {
  const t = useTranslations('settings');
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        legend={t('format')}
        segments={FORMATS.map((value) => ({ value, label: t(`${value}`) }))}
        value={format}
        onChange={(next) => onChange({ format: next })}
        hint={format === null ? t('differs') : format === 'png' ? t('lossless') : undefined}
      />
      {format !== 'png' && (
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
