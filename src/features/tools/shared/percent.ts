'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { LANGUAGE_TAG } from '@/src/i18n/locales';

/** Says a share 0..1 in per cent. */
export function usePercent(): (share: number) => string {
  const language = LANGUAGE_TAG[useLocale()];
  return useMemo(() => {
    const { format } = new Intl.NumberFormat(language, { style: 'percent' });
    return (share) => format(share);
  }, [language]);
}
