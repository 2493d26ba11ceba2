'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Skeleton } from '@/src/components/ui/skeleton';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import type { AdminAct } from '@/src/lib/admin-acts';
import { useTRPC } from '@/src/lib/trpc';
import { More } from '../page/more';
import { AuditEntry } from './audit-entry';

interface AuditListProps {
  act?: AdminAct | null;
  /** Only what was done to this, e.g. `user:<id>`. */
  target?: string | null;
}

export function AuditList({ act = null, target = null }: AuditListProps) {
  const t = useTranslations('admin.audit');
  const trpc = useTRPC();
  const log = useInfiniteQuery(
    trpc.admin.audits.infiniteQueryOptions(
      { act, target },
      { getNextPageParam: (page) => page.nextCursor, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  if (log.isPending) return <Skeleton className="my-4 h-24" />;
  if (!log.data) return <LoadProblem error={log.error} onRetry={() => void log.refetch()} />;
  const entries = log.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <p className="py-4 text-sm text-soft">{t('nothing')}</p>;
  return (
    <>
      <ol className="divide-y divide-line">
        {entries.map((entry) => (
          <AuditEntry key={entry.id} entry={entry} />
        ))}
      </ol>
      {log.hasNextPage && (
        <div className="pb-4">
          <More list={log} />
        </div>
      )}
    </>
  );
}
