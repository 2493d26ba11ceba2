'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { MessagesSquare } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { Segmented } from '@/src/components/ui/segmented';
import { Select } from '@/src/components/ui/select';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { useTRPC } from '@/src/lib/trpc';
import { More } from '../page/more';
import { useAddress } from '../page/use-address';
import { ContentActs } from './content-acts';
import { ContentCard } from './content-card';

const KINDS = ['post', 'comment'] as const;
const STATES = ['all', 'hidden', 'locked'] as const;

/** What was written, the newest first, also what is hidden. */
export function ContentPart() {
  const t = useTranslations('admin.content');
  const trpc = useTRPC();
  const { one, text, put } = useAddress();
  const [kind, state] = [one('kind', KINDS), one('state', STATES)];
  const author = /^[1-9]\d{0,14}$/.test(text('author')) ? Number(text('author')) : null;
  const content = useInfiniteQuery(
    trpc.admin.content.infiniteQueryOptions(
      { kind, state, author },
      { getNextPageParam: (page) => page.nextCursor, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  const rows = content.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="content-title">
      <h2 id="content-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Segmented
          className="w-56"
          legend={t('kind')}
          legendHidden
          segments={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={(next) => put({ kind: next === 'post' ? '' : next, state: '' })}
        />
        <Select
          className="w-44"
          label={t('state')}
          value={state}
          options={STATES.filter((value) => kind === 'post' || value !== 'locked').map((value) => ({
            value,
            label: t(`states.${value}`),
          }))}
          onChange={(next) => put({ state: next === 'all' ? '' : next })}
        />
        {author !== null && (
          <Button size="sm" look="quiet" onClick={() => put({ author: '' })}>
            {t('ofAll', { uid: author })}
          </Button>
        )}
      </div>
      <div className="mt-4" aria-busy={content.isFetching}>
        {content.isPending ? (
          <SectionSkeleton />
        ) : !content.data ? (
          <LoadProblem error={content.error} onRetry={() => void content.refetch()} />
        ) : rows.length === 0 ? (
          <EmptyNote Icon={MessagesSquare} title={t('nothing')} lead={t('nothingLead')} />
        ) : (
          <>
            <ul className="divide-y divide-line rounded-md border border-line bg-surface">
              {rows.map((row) => (
                <li
                  key={`${row.kind}${row.id}`}
                  className="flex flex-wrap items-start justify-between gap-3 p-4"
                  data-testid="content-row"
                >
                  <div className="min-w-0 flex-1 basis-72">
                    <ContentCard row={row} />
                  </div>
                  <div className="flex gap-2">
                    <ContentActs row={row} />
                  </div>
                </li>
              ))}
            </ul>
            <More list={content} />
          </>
        )}
      </div>
    </section>
  );
}
