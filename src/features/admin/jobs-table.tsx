'use client';

import { useTranslations } from 'next-intl';
import { When } from '@/src/components/when';
import type { Admin } from '@/src/lib/api-types';
import { useFormats } from '@/src/lib/format';
import { Badge } from './page/badge';

type Jobs = NonNullable<Admin['jobs']>;

const TONES = {
  queued: 'plain',
  running: 'accent',
  completed: 'plain',
  failed: 'danger',
  cancelled: 'plain',
} as const;
const CELL = 'px-3 py-2.5 text-left align-top';

export function JobsTable({ rows }: { rows: Jobs['items'] }) {
  const t = useTranslations('admin.jobs');
  const { duration } = useFormats();
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <table className="w-full text-sm">
        <thead className="border-b border-line bg-sunken text-soft">
          <tr>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('job')}
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('status')}
            </th>
            <th scope="col" className={`${CELL} font-medium max-sm:hidden`}>
              {t('steps')}
            </th>
            <th scope="col" className={`${CELL} font-medium max-sm:hidden`}>
              {t('took')}
            </th>
            <th scope="col" className={`${CELL} font-medium`}>
              {t('when')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ id, functionId, status, steps, startedAt, finishedAt, createdAt, error }) => (
            <tr key={id}>
              <td className={CELL}>
                <p className="font-medium break-all">{functionId}</p>
                {error && <p className="mt-1 break-words text-danger">{error}</p>}
              </td>
              <td className={CELL}>
                <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>
              </td>
              <td className={`${CELL} text-soft tabular-nums max-sm:hidden`}>{steps}</td>
              <td className={`${CELL} whitespace-nowrap text-soft tabular-nums max-sm:hidden`}>
                {startedAt && finishedAt ? duration(finishedAt - startedAt) : '–'}
              </td>
              <td className={`${CELL} whitespace-nowrap text-soft`}>
                <When at={createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
