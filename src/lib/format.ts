'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { LANGUAGE_TAG } from '@/src/i18n/locales';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes as people read them, in steps of 1024 like the limits of the plans: `850 kB`, `4.2 MB`. */
export function formatBytes(bytes: number, language: string): string {
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < UNITS.length - 1) {
    value /= 1024;
    step += 1;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}

/** `3,000 × 2,000`, never torn apart at the end of a line. */
export function formatPixels({ width, height }: { width: number; height: number }, language: string): string {
  const { format } = new Intl.NumberFormat(language);
  return `${format(width)}\u00a0×\u00a0${format(height)}`;
}

/** A moment as precise as its distance deserves: today the time, this year day and time, else the date. */
export function formatMoment(at: number, now: number, language: string): string {
  const day = (t: number) => new Date(t).toDateString();
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const options: Intl.DateTimeFormatOptions =
    day(at) === day(now)
      ? time
      : sameYear
        ? { month: 'short', day: 'numeric', ...time }
        : { year: 'numeric', month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(language, options).format(at);
}

/** How long ago: minutes, hours and days within a week, then the day. */
export function formatSince(at: number, now: number, language: string): string {
  const seconds = Math.round((at - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (seconds > -60) return relative.format(0, 'second');
  if (seconds > -3600) return relative.format(Math.trunc(seconds / 60), 'minute');
  if (seconds > -24 * 3600) return relative.format(Math.trunc(seconds / 3600), 'hour');
  if (seconds > -7 * 24 * 3600) return relative.format(Math.trunc(seconds / (24 * 3600)), 'day');
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
}

/** A duration in whole seconds, or minutes and seconds: `14 sec`, `2 min 5 sec`. */
export function formatDuration(ms: number, language: string): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const part = (value: number, unit: 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (seconds < 60) return part(seconds, 'second');
  return `${part(Math.floor(seconds / 60), 'minute')} ${part(seconds % 60, 'second')}`;
}

/** The formatters in the reader's language and, other than next-intl's, in the browser's own time zone. */
export function useFormats() {
  const language = LANGUAGE_TAG[useLocale()];
  return useMemo(
    () => ({
      pixels: (size: { width: number; height: number }) => formatPixels(size, language),
      bytes: (bytes: number) => formatBytes(bytes, language),
      moment: (at: number) => formatMoment(at, Date.now(), language),
      since: (at: number) => formatSince(at, Date.now(), language),
      duration: (ms: number) => formatDuration(ms, language),
    }),
    [language],
  );
}
