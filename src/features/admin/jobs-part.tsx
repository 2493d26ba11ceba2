'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Select } from '@/src/components/ui/select';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { useTRPC } from '@/src/lib/trpc';
import { JobsTable } from './jobs-table';
import { More } from './page/more';
import { StatusBar } from './status-bar';
import { useAddress } from './page/use-address';

export const STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
const REFRESH_MS = 5000;

/** The work of the house: how much there is in each state, and the runs, the newest first. */
export function JobsPart() {
  const t = useTranslations('admin.jobs');
  const number = useFormatter().number;
  const trpc = useTRPC();
  const { one, put } = useAddress();
  const status = one('status', ['all', ...STATUSES]);
  const jobs = useInfiniteQuery(
    trpc.admin.jobs.infiniteQueryOptions(
      { status: status === 'all' ? undefined : status },
      {
        getNextPageParam: (page) => page?.nextCursor,
        staleTime: 0,
        refetchInterval: REFRESH_MS,
        placeholderData: keepPreviousData,
      },
    ),
  );
  if (jobs.isPending) return <SectionSkeleton />;
  if (!jobs.data) return <LoadProblem error={jobs.error} onRetry={() => void jobs.refetch()} />;
  const counts = jobs.data.pages[0]?.counts;
  if (!counts) return <EmptyNote Icon={ListChecks} title={t('remote')} lead={t('remoteLead')} />;
  const rows = jobs.data.pages.flatMap((page) => page?.items ?? []);
  const label = (value: (typeof STATUSES)[number]) => `${t(`statuses.${value}`)} (${number(counts[value])})`;
  return (
    <section aria-labelledby="jobs-title">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="jobs-title" className="text-lg font-semibold">
          {t('title')}
        </h2>
        <Select
          className="w-52"
          label={t('filter')}
          value={status}
          options={[
            { value: 'all', label: t('all') },
            ...STATUSES.map((value) => ({ value, label: label(value) })),
          ]}
          onChange={(next) => put({ status: next === 'all' ? '' : next })}
        />
      </div>
      <StatusBar counts={counts} />
      <div className="mt-4">
        {rows.length === 0 ? (
          <EmptyNote Icon={ListChecks} title={t('nothing')} lead={t('nothingLead')} />
        ) : (
          <>
            <JobsTable rows={rows} />
            <More list={jobs} />
          </>
        )}
      </div>
    </section>
  );
}
