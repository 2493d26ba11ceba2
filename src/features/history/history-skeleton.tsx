'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/src/components/ui/skeleton';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

export function HistorySkeleton() {
  const t = useTranslations('common');
  return (
    <div aria-busy className="divide-y divide-line rounded-md border border-line bg-surface">
      <span className="sr-only">{t('loading')}</span>
      {ROWS.map((row) => (
        <div key={row} className="flex items-center gap-4 p-3">
          <Skeleton className="size-16 shrink-0 sm:size-20" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-4 w-3/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
