'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { Select } from '@/src/components/ui/select';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { useTRPC } from '@/src/lib/trpc';
import { More } from '../page/more';
import { useAddress } from '../page/use-address';
import { FindField } from './find-field';
import { PeopleTable } from './people-table';

export const FILTERS = ['all', 'paying', 'banned', 'admins', 'former'] as const;
export const ORDERS = ['newest', 'oldest', 'name', 'nameDown'] as const;

/** Everybody: found, filtered, sorted. */
export function PeoplePart() {
  const t = useTranslations('admin.people');
  const trpc = useTRPC();
  const { one, text, put } = useAddress();
  const [find, filter, order] = [text('find'), one('filter', FILTERS), one('order', ORDERS)];
  const people = useInfiniteQuery(
    trpc.admin.people.list.infiniteQueryOptions(
      { find, filter, order },
      { getNextPageParam: (page) => page.nextCursor, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  const options = <T extends string>(group: 'filters' | 'orders', values: readonly T[]) =>
    values.map((value) => ({ value, label: t(`${group}.${value}` as 'filters.all') }));
  return (
    <section aria-labelledby="people-title">
      <h2 id="people-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <div className="mt-4 grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_11rem_11rem]">
        <FindField value={find} onFind={(next) => put({ find: next })} />
        <Select
          label={t('filter')}
          value={filter}
          options={options('filters', FILTERS)}
          onChange={(next) => put({ filter: next === 'all' ? '' : next })}
        />
        <Select
          label={t('order')}
          value={order}
          options={options('orders', ORDERS)}
          onChange={(next) => put({ order: next === 'newest' ? '' : next })}
        />
      </div>
      <div className="mt-4" aria-busy={people.isFetching}>
        {people.isPending ? (
          <SectionSkeleton />
        ) : !people.data ? (
          <LoadProblem error={people.error} onRetry={() => void people.refetch()} />
        ) : rows.length === 0 ? (
          <EmptyNote Icon={Users} title={t('nobody')} lead={t('nobodyLead')}>
            <Button onClick={() => put({ find: '', filter: '' })}>{t('everybody')}</Button>
          </EmptyNote>
        ) : (
          <>
            <PeopleTable
              rows={rows}
              order={order}
              onOrder={(next) => put({ order: next === 'newest' ? '' : next })}
            />
            <More list={people} />
          </>
        )}
      </div>
    </section>
  );
}
