'use client';

import { useLocale } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { LANGUAGE_TAG } from '@/src/i18n/locales';
import { useFormats } from '@/src/lib/format';

const subscribe = () => () => undefined;

/** A moment (ms) as people say it; the server, which knows neither their zone nor when they read, writes the day. */
export function When({ at, className }: { at: number; className?: string }) {
  const language = LANGUAGE_TAG[useLocale()];
  const { since } = useFormats();
  const inBrowser = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const day = () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={
        inBrowser
          ? new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(at)
          : undefined
      }
      className={className}
    >
      {inBrowser ? since(at) : day()}
    </time>
  );
}
