'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { When } from '@/src/components/when';
import type { Partners } from '@/src/lib/api-types';
import { cn } from '@/src/lib/cn';

type Entry = Partners['ledger']['items'][number];

const CELL = 'px-3 py-2.5 text-left align-top sm:px-4';
const NUMBER = 'text-right tabular-nums whitespace-nowrap';

/** What a change was about: a photograph by its number, or what the operator wrote beside it. */
function About({ entry: { reason, photo, note } }: { entry: Entry }) {
  const t = useTranslations('partner.ledger');
  return (
    <>
      <p className="font-medium">{t(`reasons.${reason}`)}</p>
      {reason === 'return' && <p className="text-soft">{t('returned')}</p>}
      {note && <p className="max-w-prose break-words text-soft">{note}</p>}
      {photo && (
        <p className="break-all text-soft">
          <span className="mr-2">{photo.seq}</span>
          <code className="text-xs">{photo.mdf}</code>
        </p>
      )}
    </>
  );
}

export function LedgerTable({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations('partner.ledger');
  const { number } = useFormatter();
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <table className="w-full text-sm">
        <thead className="border-b border-line bg-sunken text-soft">
          <tr>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('what')}
            </th>
            <th scope="col" className={`${CELL} ${NUMBER} font-medium`}>
              {t('change')}
            </th>
            <th scope="col" className={`${CELL} ${NUMBER} font-medium`}>
              {t('balance')}
            </th>
            <th scope="col" className={`${CELL} font-medium max-sm:hidden`}>
              {t('when')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {entries.map((entry) => (
            <tr key={entry.id} data-testid="ledger-row">
              <td className={CELL}>
                <About entry={entry} />
                <When at={entry.createdAt} className="text-soft sm:hidden" />
              </td>
              <td className={cn(CELL, NUMBER, 'font-medium', entry.change > 0 && 'text-accent')}>
                {number(entry.change, { signDisplay: 'exceptZero' })}
              </td>
              <td className={`${CELL} ${NUMBER} text-soft`}>{number(entry.balance)}</td>
              <td className={`${CELL} whitespace-nowrap text-soft max-sm:hidden`}>
                <When at={entry.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
