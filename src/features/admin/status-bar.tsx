'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { STATUSES } from './jobs-part';

/** In shades that differ in both themes and without colour; the legend carries the numbers. */
const SHADES = {
  queued: 'bg-line',
  running: 'bg-accent',
  completed: 'bg-outline',
  failed: 'bg-danger',
  cancelled: 'bg-soft',
} as const;

/** The shares of all runs by state, as one bar with its legend. */
export function StatusBar({ counts }: { counts: Record<(typeof STATUSES)[number], number> }) {
  const t = useTranslations('admin.jobs');
  const number = useFormatter().number;
  const there = STATUSES.filter((status) => counts[status] > 0);
  return (
    <div className="mt-4">
      <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {there.map((status) => (
          <div key={status} className={`${SHADES[status]} min-w-1`} style={{ flexGrow: counts[status] }} />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
        {STATUSES.map((status) => (
          <li key={status} className="flex items-center gap-2 tabular-nums">
            <span aria-hidden className={`size-2.5 rounded-full border border-outline ${SHADES[status]}`} />
            {t(`statuses.${status}`)} <span className="font-medium text-ink">{number(counts[status])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
