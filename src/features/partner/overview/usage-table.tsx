'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useDayName, type UsageDays } from './usage';

const CELL = 'px-3 py-2 text-right tabular-nums first:text-left';

/** The days that had anything, the newest first. */
export function UsageTable({ days }: { days: UsageDays }) {
  const t = useTranslations('partner.overview');
  const { number } = useFormatter();
  const nameOf = useDayName();
  const busy = days.filter(({ sent, points }) => sent > 0 || points !== 0).toReversed();
  return (
    <div className="mt-3 overflow-x-auto rounded-md border border-line">
      <table className="w-full text-sm">
        <thead className="border-b border-line bg-sunken text-soft">
          <tr>
            {[t('day'), t('sent'), t('done'), t('failedColumn'), t('points')].map((head) => (
              <th key={head} scope="col" className={`${CELL} font-medium`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {busy.map(({ day, sent, done, failed, points }) => (
            <tr key={day}>
              <th scope="row" className={`${CELL} font-normal whitespace-nowrap`}>
                {nameOf(day)}
              </th>
              <td className={CELL}>{number(sent)}</td>
              <td className={CELL}>{number(done)}</td>
              <td className={CELL}>{number(failed)}</td>
              <td className={CELL}>{number(points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
