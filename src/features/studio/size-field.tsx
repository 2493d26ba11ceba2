'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { SizeWish } from '@/src/lib/api-types';
import type { LengthUnit } from '@/src/lib/size-words';
import { FactorField, LockedFactors } from './factor-field';
import { OutcomeLine } from './outcome-line';
import { firstSheet } from './papers';
import { PixelField } from './pixel-field';
import { PrintField } from './print-field';
import { SizeModes, type SizeMode } from './size-modes';
import type { Planned } from './use-plan';

function modeOf(wish: SizeWish | undefined): SizeMode {
  if (wish?.by === 'print') return 'print';
  return wish?.by === 'width' || wish?.by === 'height' ? 'pixels' : 'factor';
}

interface SizeFieldProps {
  /** What was picked; undefined while each picture follows its own suggestion. */
  value: SizeWish | undefined;
  /** The factor that all pictures share; null when they differ, or no factor is given. */
  factor: Extract<SizeWish, { by: 'factor' }>['factor'] | null;
  plan: readonly Planned[];
  /** The waiting picture that is shown, whose size the first numbers follow. */
  shown: Planned | undefined;
  onChange: (wish: SizeWish | undefined) => void;
}

/** How large: by a factor, in pixels or for a print, with what comes of it said right below. */
export function SizeField({ value, factor, plan, shown, onChange }: SizeFieldProps) {
  const t = useTranslations('settings.size');
  const titleId = useId();
  const outcomeId = useId();
  const mode = modeOf(value);
  const pictures = plan.map(({ picture }) => picture);
  const [unit, setUnit] = useState<LengthUnit>('cm');
  // What was set in the other ways of giving a size is there again when somebody comes back to them.
  const [kept, setKept] = useState<Partial<Record<SizeMode, SizeWish>>>({});

  const first = (): Record<SizeMode, SizeWish | undefined> => {
    const px = shown?.outcome.ok ? shown.outcome.width : 2000;
    return {
      factor: undefined,
      pixels: { by: 'width', px },
      print: { by: 'print', ...firstSheet(shown?.picture ?? null) },
    };
  };
  const change = (next: SizeMode) => {
    setKept((before) => ({ ...before, [mode]: value }));
    onChange(kept[next] ?? first()[next]);
  };

  return (
    <div role="group" aria-labelledby={titleId} aria-describedby={outcomeId}>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 id={titleId} className="text-sm font-medium">
          {t('legend')}
        </h3>
        <SizeModes value={mode} onChange={change} />
      </div>
      {value?.by === 'print' ? (
        <PrintField value={value} unit={unit} onUnit={setUnit} onChange={onChange} />
      ) : value?.by === 'width' || value?.by === 'height' ? (
        <PixelField value={value} onChange={onChange} />
      ) : (
        <FactorField
          value={factor}
          pictures={pictures}
          onChange={(picked) => onChange({ by: 'factor', factor: picked })}
        />
      )}
      <OutcomeLine id={outcomeId} plan={plan} unit={unit} />
      {mode === 'factor' && <LockedFactors pictures={pictures} />}
    </div>
  );
}
