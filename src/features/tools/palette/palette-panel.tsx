'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ColourBar } from './colour-bar';
import type { PaletteColour } from './colour-codes';
import { ColourRow } from './colour-row';
import { PaletteActions } from './palette-actions';

interface PalettePanelProps {
  colours: readonly PaletteColour[];
  /** Stands above the colours. */
  children?: ReactNode;
}

export function PalettePanel({ colours, children }: PalettePanelProps) {
  const t = useTranslations('tools.palette');
  return (
    <section aria-label={t('colours')} className="flex flex-col gap-5">
      {children}
      <ColourBar colours={colours} />
      <ul className="rounded-md border border-line">
        {colours.map((colour) => (
          <ColourRow key={colour.rgb.join(' ')} colour={colour} />
        ))}
      </ul>
      <PaletteActions colours={colours} />
    </section>
  );
}
