'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Problem } from '@/src/components/problem';
import { Button, buttonStyle } from '@/src/components/ui/button';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { refusalOf } from '@/src/lib/refusal';
import { ServerProvider, useTRPC } from '@/src/lib/trpc';
import { OrderSheet } from './order-sheet';

/** Somebody may be paying at this very moment. */
const ASKED_EVERY_MS = 3000;

export function OrderPage({ id }: { id: string }) {
  return (
    <ServerProvider>
      <LiveOrder id={id} />
    </ServerProvider>
  );
}

function LiveOrder({ id }: { id: string }) {
  const t = useTranslations('order');
  const c = useTranslations('common');
  const trpc = useTRPC();
  const asked = useQuery(
    trpc.billing.order.get.queryOptions(
      { id },
      {
        staleTime: 0,
        refetchInterval: ({ state }) => (state.data?.status === 'open' ? ASKED_EVERY_MS : false),
      },
    ),
  );
  if (asked.isPending) return <SectionSkeleton />;
  if (asked.data) return <OrderSheet order={asked.data} onSettled={() => void asked.refetch()} />;
  const refusal = refusalOf(asked.error);
  const unknown = refusal.code === 'orderNotFound' || refusal.code === 'invalidInput';
  return (
    <div className="rounded-md border border-line bg-surface p-5 sm:p-8">
      <h1 className="text-lg font-semibold">{t('missing')}</h1>
      <div className="mt-3">
        <Problem refusal={unknown ? { code: 'orderNotFound', detail: {} } : refusal} live>
          {unknown ? (
            <Link className={buttonStyle({ size: 'sm' })} href="/account/plan">
              {t('toPlans')}
            </Link>
          ) : (
            <Button size="sm" onClick={() => void asked.refetch()}>
              {c('tryAgain')}
            </Button>
          )}
        </Problem>
      </div>
    </div>
  );
}
