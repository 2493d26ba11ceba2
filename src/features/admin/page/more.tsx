'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';

interface MoreProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The end of a list: goes on, or says that it is over. */
export function More({ list }: MoreProps) {
  const t = useTranslations('admin');
  const busy = list.isFetchingNextPage;
  return (
    <div className="mt-5 text-center text-sm text-soft">
      {list.hasNextPage ? (
        <Button aria-disabled={busy} onClick={() => !busy && void list.fetchNextPage()}>
          {t('more')}
        </Button>
      ) : (
        <p>{t('end')}</p>
      )}
    </div>
  );
}
