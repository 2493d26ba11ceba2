'use client';

import { useLocale } from 'next-intl';
import { LANGUAGE_TAG } from '@/src/i18n/locales';

/** A day in full, e.g. the last one of a plan; `at` in ms. */
export function Day({ at }: { at: number }) {
  const language = LANGUAGE_TAG[useLocale()];
  return (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap">
      {new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)}
    </time>
  );
}
