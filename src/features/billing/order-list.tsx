'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { When } from '@/src/components/when';
import { Panel } from '@/src/features/account/page/panel';
import type { PlanOrders } from '@/src/lib/api-types';
import { OrderStatus } from './order-status';

/** What the person has ordered, each with the way to its page. */
export function OrderList({ orders }: { orders: PlanOrders }) {
  const t = useTranslations('order');
  const a = useTranslations('account');
  return (
    <Panel title={t('list')}>
      <ul className="divide-y divide-line border-y border-line">
        {orders.map(({ id, goods, status, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <Link
              href={`/pay/${id}`}
              className="min-w-0 flex-1 font-medium underline-offset-4 hover:underline"
            >
              {a('plan', { plan: goods })}
            </Link>
            <When at={createdAt} className="text-sm text-soft" />
            <OrderStatus status={status} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
