'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NoticeList } from '@/src/components/notice-list';
import type { Task } from '@/src/lib/api-types';
import { useFormats } from '@/src/lib/format';

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-soft">{term}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

/** Name, sizes before and after, and how long it took. */
export function TaskFacts({ task }: { task: Task }) {
  const t = useTranslations('result');
  const { bytes, duration, pixels } = useFormats();
  const { source, result, startedAt, finishedAt, notices } = task;
  return (
    <>
      <p className="-mt-4 truncate text-sm text-soft">{source.name}</p>
      <dl className="flex flex-col gap-1 text-sm">
        <Fact term={t('original')}>
          {pixels(source)} · {bytes(source.bytes)}
        </Fact>
        {result && (
          <Fact term={t('enlarged')}>
            {pixels(result)} · {bytes(result.bytes)}
          </Fact>
        )}
        {result && startedAt !== null && finishedAt !== null && (
          <Fact term={t('time')}>{duration(finishedAt - startedAt)}</Fact>
        )}
      </dl>
      <NoticeList notices={notices} />
    </>
  );
}
