'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '@/src/lib/cn';
import { useDayName, type UsageDays } from './usage';

/** A round number at or above the busiest day: the height of the picture. */
function ceilingOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= most) ?? most;
}

const percent = (share: number) => `${100 * share}%`;

/** One bar a day; what failed stands on top of it in another colour. Screen readers hear the summary. */
export function UsageBars({ days, summary }: { days: UsageDays; summary: string }) {
  const t = useTranslations('partner.overview');
  const nameOf = useDayName();
  const [at, setAt] = useState(days.length - 1);
  const ceiling = ceilingOf(Math.max(...days.map(({ sent }) => sent)));
  const day = days[at];
  return (
    <figure>
      <figcaption className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
        <span aria-hidden className="text-ink tabular-nums">
          {day && t('readout', { ...day, day: nameOf(day.day) })}
        </span>
        <span aria-hidden className="flex gap-4 text-soft">
          <Legend className="bg-accent">{t('legendDone')}</Legend>
          <Legend className="bg-danger">{t('legendFailed')}</Legend>
        </span>
      </figcaption>
      <div className="mt-3 flex gap-2">
        <span
          aria-hidden
          className="flex flex-col justify-between text-right text-xs text-faint tabular-nums"
        >
          <span className="-translate-y-1/2">{ceiling}</span>
          <span className="translate-y-1/2">0</span>
        </span>
        <div
          role="img"
          aria-label={summary}
          data-testid="usage-bars"
          className="flex h-44 min-w-0 flex-1 border-t border-b border-line"
          onPointerLeave={() => setAt(days.length - 1)}
        >
          {days.map(({ day: key, sent, failed }, i) => (
            <span
              key={key}
              className="flex h-full min-w-0 flex-1 items-end px-px sm:px-0.5"
              onPointerEnter={() => setAt(i)}
            >
              <span
                style={{ height: percent(sent / ceiling) }}
                className={cn(
                  'flex min-h-px w-full flex-col overflow-hidden rounded-t-[3px] bg-accent transition-opacity',
                  i === at ? 'opacity-100' : 'opacity-65',
                )}
              >
                <span style={{ height: percent(sent > 0 ? failed / sent : 0) }} className="bg-danger" />
              </span>
            </span>
          ))}
        </div>
      </div>
      <p aria-hidden className="mt-1 flex justify-between pl-6 text-xs text-faint">
        <span>{nameOf(days[0]?.day ?? '')}</span>
        <span>{nameOf(days[Math.floor(days.length / 2)]?.day ?? '')}</span>
        <span>{nameOf(days.at(-1)?.day ?? '')}</span>
      </p>
    </figure>
  );
}

function Legend({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={cn('size-2.5 rounded-full', className)} />
      {children}
    </span>
  );
}
