'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/src/components/ui/skeleton';

export function SectionSkeleton() {
  const t = useTranslations('common');
  return (
    <div aria-busy className="rounded-md border border-line bg-surface p-5 sm:p-6">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-6 w-40" />
      <Skeleton className="mt-3 h-4 w-3/5" />
      <Skeleton className="mt-8 h-11 w-full" />
      <Skeleton className="mt-5 h-11 w-full" />
      <Skeleton className="mt-5 h-11 w-full" />
    </div>
  );
}
