'use client';

import { useLocale } from 'next-intl';
import { LANGUAGE_TAG } from '@/src/i18n/locales';

/** Says a moment (ms) to the minute, in the reader's language and time zone. */
export function useDay(): (at: number) => string {
  const language = LANGUAGE_TAG[useLocale()];
  return (at) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
