'use client';

import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { buttonStyle } from '@/src/components/ui/button';
import type { Partners } from '@/src/lib/api-types';
import { partHref } from '../page/parts';
import { UsageBars } from './usage-bars';
import { UsageTable } from './usage-table';

export type UsageDays = Partners['usage'];

/** Days are dates without a time: they are said as they stand, in whichever zone the browser is. */
export function useDayName(): (day: string) => string {
  const { dateTime } = useFormatter();
  return (day) => dateTime(new Date(`${day}T00:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' });
}

/** The days as bars for the eye, and as a table for everybody. */
export function Usage({ days }: { days: UsageDays }) {
  const t = useTranslations('partner.overview');
  const nameOf = useDayName();
  const [asTable, setAsTable] = useState(false);
  const sent = days.reduce((all, day) => all + day.sent, 0);
  const [busiest] = days.toSorted((a, b) => b.sent - a.sent);
  if (!busiest || sent === 0)
    return (
      <div className="rounded-md bg-sunken px-4 py-10 text-center">
        <p className="text-soft">{t('nothing')}</p>
        <Link href={partHref('connect')} className={buttonStyle({ className: 'mt-4' })}>
          {t('nothingHow')}
        </Link>
      </div>
    );
  const summary = t('summary', { sent, day: nameOf(busiest.day), most: busiest.sent });
  return (
    <div>
      <UsageBars days={days} summary={summary} />
      <details
        className="mt-4 text-sm"
        open={asTable}
        onToggle={({ currentTarget }) => setAsTable(currentTarget.open)}
      >
        <summary className="inline-flex min-h-8 items-center text-soft hover:text-ink">{t('table')}</summary>
        {asTable && <UsageTable days={days} />}
      </details>
    </div>
  );
}
