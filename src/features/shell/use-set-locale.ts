'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { LOCALE_COOKIE, type Locale } from '@/src/i18n/locales';

const YEAR_S = 31_536_000;

/** Remembers a language and shows the page in it at once. */
export function useSetLocale(): (locale: Locale) => void {
  const router = useRouter();
  return useCallback(
    (locale) => {
      document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_S}; samesite=lax`;
      router.refresh();
    },
    [router],
  );
}
