'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NumberInput } from '@/src/components/ui/number-input';
import { Segmented } from '@/src/components/ui/segmented';
import { Select } from '@/src/components/ui/select';
import type { SizeWish } from '@/src/lib/api-types';
import { MM_IN, useSizeWords, type LengthUnit } from '@/src/lib/size-words';
import { DENSITIES, paperOf, PAPERS } from './papers';

export type PrintWish = Extract<SizeWish, { by: 'print' }>;

/** Of a side of paper, in each unit. */
const SHORTEST: Readonly<Record<LengthUnit, number>> = { cm: 1, inch: 0.4 };
const LONGEST: Readonly<Record<LengthUnit, number>> = { cm: 500, inch: 196 };

interface PrintFieldProps {
  value: PrintWish;
  unit: LengthUnit;
  onUnit: (unit: LengthUnit) => void;
  onChange: (wish: PrintWish) => void;
}

/** A sheet of paper that the picture shall fill, and how finely. */
export function PrintField({ value, unit, onUnit, onChange }: PrintFieldProps) {
  const t = useTranslations('settings.size');
  const { paper } = useSizeWords();
  const [custom, setCustom] = useState(!paperOf(value));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        <Select
          label={t('paper')}
          value={custom ? 'custom' : (paperOf(value)?.id ?? 'custom')}
          options={[
            ...PAPERS.map(({ id, name, shortMm, longMm }) => {
              const sides = paper([shortMm, longMm], unit);
              return { value: id, label: name ? t('named', { name, size: sides }) : sides };
            }),
            { value: 'custom', label: t('custom') },
          ]}
          onChange={(id) => {
            const picked = PAPERS.find((each) => each.id === id);
            setCustom(!picked);
            if (picked) onChange({ ...value, longMm: picked.longMm, shortMm: picked.shortMm });
          }}
          className="flex-1"
        />
        <Select
          label={t('dpi')}
          value={String(value.dpi)}
          options={DENSITIES.map((dpi) => ({ value: String(dpi), label: t('dpiOf', { dpi }) }))}
          onChange={(dpi) => onChange({ ...value, dpi: Number(dpi) })}
          className="w-26"
        />
      </div>
      {custom && (
        <CustomPaper
          sides={[value.shortMm, value.longMm]}
          unit={unit}
          onUnit={onUnit}
          onChange={(a, b) => onChange({ ...value, longMm: Math.max(a, b), shortMm: Math.min(a, b) })}
        />
      )}
    </div>
  );
}

interface CustomPaperProps {
  /** In mm. */
  sides: readonly [number, number];
  unit: LengthUnit;
  onUnit: (unit: LengthUnit) => void;
  onChange: (first: number, second: number) => void;
}

function CustomPaper({ sides: given, unit, onUnit, onChange }: CustomPaperProps) {
  const t = useTranslations('settings.size');
  // Kept as typed: sorted by length they would change places under the typist.
  const [sides, setSides] = useState(given);
  const field = (index: 0 | 1, label: string) => (
    <NumberInput
      label={label}
      value={Math.round((sides[index] / MM_IN[unit]) * 10) / 10}
      min={SHORTEST[unit]}
      max={LONGEST[unit]}
      step={0.1}
      onChange={(length) => {
        const mm = Math.round(length * MM_IN[unit] * 100) / 100;
        const next = index === 0 ? ([mm, sides[1]] as const) : ([sides[0], mm] as const);
        setSides(next);
        onChange(...next);
      }}
      className="flex-1"
    />
  );
  return (
    <div className="flex items-center gap-2">
      {field(0, t('oneSide'))}
      <span aria-hidden className="text-soft">
        ×
      </span>
      {field(1, t('otherSide'))}
      <Segmented<LengthUnit>
        legend={t('unit')}
        legendHidden
        className="w-26"
        segments={[
          { value: 'cm', label: t('cm') },
          { value: 'inch', label: t('inch') },
        ]}
        value={unit}
        onChange={onUnit}
      />
    </div>
  );
}
