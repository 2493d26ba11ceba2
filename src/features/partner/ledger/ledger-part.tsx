'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { Select } from '@/src/components/ui/select';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { useAddress } from '@/src/features/admin/page/use-address';
import { useTRPC } from '@/src/lib/trpc';
import { LedgerTable } from './ledger-table';

const FILTERS = ['all', 'charge', 'return', 'grant'] as const;

/** Every point that came and went. */
export function LedgerPart() {
  const t = useTranslations('partner.ledger');
  const trpc = useTRPC();
  const { one, put } = useAddress();
  const filter = one('show', FILTERS);
  const ledger = useInfiniteQuery(
    trpc.partners.ledger.infiniteQueryOptions(
      { filter },
      { getNextPageParam: (page) => page.nextCursor, staleTime: 0, placeholderData: keepPreviousData },
    ),
  );
  if (ledger.isPending) return <SectionSkeleton />;
  if (!ledger.data) return <LoadProblem error={ledger.error} onRetry={() => void ledger.refetch()} />;
  const entries = ledger.data.pages.flatMap(({ items }) => items);
  return (
    <section aria-labelledby="ledger-title">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="ledger-title" className="text-lg font-semibold">
            {t('title')}
          </h2>
          <p className="mt-1 text-sm text-soft">{t('lead')}</p>
        </div>
        <Select
          className="w-48 max-sm:w-full"
          label={t('filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`filters.${value}`) }))}
          onChange={(next) => put({ show: next === 'all' ? '' : next })}
        />
      </div>
      <div className="mt-4">
        {entries.length > 0 ? (
          <LedgerTable entries={entries} />
        ) : (
          <p className="rounded-md bg-sunken px-4 py-10 text-center text-soft">{t('empty')}</p>
        )}
      </div>
      {ledger.hasNextPage && (
        <div className="mt-5 text-center">
          <Button
            aria-disabled={ledger.isFetchingNextPage}
            onClick={() => !ledger.isFetchingNextPage && void ledger.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  );
}
