'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { UsageSection } from '@/src/features/account/usage-section';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { Panel } from '@/src/features/account/page/panel';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { useTRPC } from '@/src/lib/trpc';
import { Day } from './day';
import { OrderList } from './order-list';
import { PlanCard } from './plan-card';

/** The person's plan and use, what each plan allows, and what they have ordered. */
export function PlanSection() {
  const t = useTranslations('plans');
  const a = useTranslations('account');
  const trpc = useTRPC();
  const asked = useQuery(trpc.billing.plan.queryOptions(undefined, { staleTime: 0 }));
  if (asked.isPending) return <SectionSkeleton />;
  if (!asked.data) return <LoadProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  const { plan, until, plans, orders, orderDays } = asked.data;
  const mine = plans.findIndex((entry) => entry.plan === plan);
  const lead =
    until === null
      ? t('endless', { plan: a('plan', { plan }) })
      : t.rich('until', { plan: a('plan', { plan }), day: () => <Day at={until} /> });
  return (
    <div className="flex flex-col gap-4">
      <UsageSection />
      <Panel title={t('title')} lead={lead}>
        <ul className="grid gap-3 sm:grid-cols-2" aria-label={t('title')}>
          {plans.map((entry, at) => (
            <PlanCard
              key={entry.plan}
              entry={entry}
              days={orderDays}
              standing={at < mine ? 'smaller' : at > mine ? 'larger' : until === null ? 'kept' : 'own'}
            />
          ))}
        </ul>
        <p className="mt-4 max-w-prose text-sm text-soft">{t('how')}</p>
      </Panel>
      {orders.length > 0 && <OrderList orders={orders} />}
    </div>
  );
}
