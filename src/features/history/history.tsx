'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { historyOrder, waitingLine } from '@/src/features/task/task-cache';
import { isFinal } from '@/src/features/task/task-state';
import { useStreaming } from '@/src/features/task/streaming';
import { HISTORY_PAGE } from '@/src/features/task/use-put-task';
import { ServerProvider, useTRPC } from '@/src/lib/trpc';
import { HistorySkeleton } from './history-skeleton';
import { HistoryEmpty, HistoryFailed } from './history-states';
import { HistoryRow } from './history-row';

const POLL_MS = 3000;

/** Everything, live: what runs, what waits in its order, and what is done. */
export function History() {
  return (
    <ServerProvider>
      <HistoryList />
    </ServerProvider>
  );
}

function HistoryList() {
  const t = useTranslations('history');
  const trpc = useTRPC();
  const streaming = useStreaming();
  const list = useInfiniteQuery(
    trpc.enhance.list.infiniteQueryOptions(
      { limit: HISTORY_PAGE },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        staleTime: 0,
        refetchInterval: ({ state }) => {
          const live = state.data?.pages.some(({ items }) => items.some((task) => !isFinal(task)));
          return live && !streaming ? POLL_MS : false;
        },
      },
    ),
  );
  if (list.isPending) return <HistorySkeleton />;
  if (!list.data) return <HistoryFailed onRetry={() => void list.refetch()} />;
  const tasks = list.data.pages.flatMap(({ items }) => items);
  if (tasks.length === 0) return <HistoryEmpty />;
  const line = waitingLine(tasks);
  return (
    <>
      <ul aria-label={t('list')} className="divide-y divide-line rounded-md border border-line bg-surface">
        {historyOrder(tasks).map((task) => (
          <HistoryRow key={task.id} task={task} line={line} />
        ))}
      </ul>
      <div className="mt-6 text-center text-sm text-soft">
        {list.hasNextPage ? (
          <Button
            aria-disabled={list.isFetchingNextPage}
            onClick={() => !list.isFetchingNextPage && void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        ) : (
          <p>{t('end')}</p>
        )}
      </div>
    </>
  );
}
