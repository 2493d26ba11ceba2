'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Flag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { useTRPC } from '@/src/lib/trpc';
import { More } from '../page/more';
import { CaseCard } from './case-card';

/** What was reported and waits, the longest first: one card for each thing, however many reported it. */
export function ReportsPart() {
  const t = useTranslations('admin.reports');
  const trpc = useTRPC();
  const cases = useInfiniteQuery(
    trpc.admin.reports.list.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
    ),
  );
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="reports-title">
      <h2 id="reports-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{t('lead')}</p>
      <div className="mt-4">
        {cases.isPending ? (
          <SectionSkeleton />
        ) : !cases.data ? (
          <LoadProblem error={cases.error} onRetry={() => void cases.refetch()} />
        ) : items.length === 0 ? (
          <EmptyNote Icon={Flag} title={t('nothing')} lead={t('nothingLead')} />
        ) : (
          <>
            <ul className="flex flex-col gap-4">
              {items.map((item) => (
                <CaseCard key={`${item.subject}${item.subjectId}`} item={item} />
              ))}
            </ul>
            <More list={cases} />
          </>
        )}
      </div>
    </section>
  );
}
