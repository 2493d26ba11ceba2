import { useTranslations } from 'next-intl';
import { Skeleton } from '@/src/components/ui/skeleton';

/** Keeps the room of a tool until its code is there. */
export function ToolSkeleton() {
  const t = useTranslations('common');
  return (
    <div aria-busy className="grid gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(22rem,5fr)]">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-[50dvh] lg:h-[calc(100dvh-20rem)]" />
      <Skeleton className="h-72" />
    </div>
  );
}
