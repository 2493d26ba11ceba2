'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';
import type { Order } from '@/src/lib/api-types';
import { Day } from './day';
import { OrderCode } from './order-code';
import { OrderStatus } from './order-status';
import { SettleButton } from './settle-button';

/** One order: what it is, what to do now, and a code by which another device opens this page. */
export function OrderSheet({ order, onSettled }: { order: Order; onSettled: () => void }) {
  const t = useTranslations('order');
  const a = useTranslations('account');
  const { id, goods, status, price, name, days, createdAt, planUntil, maySettle } = order;
  const open = status === 'open';
  const facts = [
    [t('for'), name],
    [t('price'), price ?? t('askPrice')],
    [t('lasts'), t('days', { days })],
    [t('made'), <Day key="made" at={createdAt} />],
  ] as const;
  return (
    <article className="overflow-hidden rounded-md border border-line bg-surface">
      <header className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-5 py-4 sm:px-8">
        <h1 className="text-lg font-semibold">{t('title', { plan: a('plan', { plan: goods }) })}</h1>
        <p role="status">
          <OrderStatus status={status} />
        </p>
      </header>
      <div className="grid gap-8 p-5 sm:p-8 md:grid-cols-[1fr_auto]">
        <div>
          <dl className="grid grid-cols-2 gap-x-6 gap-y-4">
            {facts.map(([label, value]) => (
              <div key={label} className="min-w-0">
                <dt className="text-sm text-soft">{label}</dt>
                <dd className="mt-0.5 font-medium break-words">{value}</dd>
              </div>
            ))}
          </dl>
          {open ? (
            <ol className="mt-8 flex max-w-prose list-decimal flex-col gap-2 pl-5 text-sm marker:font-medium marker:text-accent">
              <li>{price === null ? t('stepAsk') : t('stepPay', { price })}</li>
              <li>{t('stepTell')}</li>
              <li>{t('stepStart')}</li>
            </ol>
          ) : (
            <p className="mt-8 max-w-prose">
              {status === 'cancelled'
                ? t('called')
                : t.rich('thanks', { day: () => <Day at={planUntil ?? createdAt} /> })}
            </p>
          )}
          <div className="mt-8 flex flex-wrap gap-3">
            {open && maySettle && <SettleButton id={id} onSettled={onSettled} />}
            <Link className={buttonStyle()} href={open ? '/account/plan' : '/'}>
              {open ? t('toPlans') : t('toStudio')}
            </Link>
          </div>
        </div>
        {open && <OrderCode />}
      </div>
    </article>
  );
}
