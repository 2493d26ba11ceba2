'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { LANGUAGE_TAG } from '@/src/i18n/locales';

export type LengthUnit = 'cm' | 'inch';

export const MM_IN: Readonly<Record<LengthUnit, number>> = { cm: 10, inch: 25.4 };

/** The length in mm of so many pixels on paper. */
export function millimetres(px: number, dpi: number): number {
  return (px / dpi) * MM_IN.inch;
}

/** How many times larger, as exact as it matters: `×1.25`, `×3.4`, `×16`. */
export function formatRatio(ratio: number, language: string): string {
  const maximumFractionDigits = ratio < 2 ? 2 : 1;
  return `×${new Intl.NumberFormat(language, { maximumFractionDigits }).format(ratio)}`;
}

/** A length with one decimal: `14.8 cm`, `5.8 in`. */
export function formatLength(mm: number, unit: LengthUnit, language: string): string {
  const name = unit === 'cm' ? 'centimeter' : 'inch';
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(mm / MM_IN[unit]);
}

/** Two sides of a paper, the unit once: `14.8 × 21 cm`. */
export function formatPaper(sides: readonly [number, number], unit: LengthUnit, language: string): string {
  const [first, second] = sides;
  const { format } = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return `${format(first / MM_IN[unit])}\u00a0×\u00a0${formatLength(second, unit, language)}`;
}

/** Sizes and factors in the reader's language. */
export function useSizeWords() {
  const language = LANGUAGE_TAG[useLocale()];
  return useMemo(
    () => ({
      ratio: (ratio: number) => formatRatio(ratio, language),
      length: (mm: number, unit: LengthUnit) => formatLength(mm, unit, language),
      paper: (sides: readonly [number, number], unit: LengthUnit) => formatPaper(sides, unit, language),
    }),
    [language],
  );
}
