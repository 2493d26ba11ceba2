'use client';

import { Check } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { Plans } from '@/src/lib/api-types';
import { cn } from '@/src/lib/cn';
import { useFormats } from '@/src/lib/format';
import { OrderButton } from './order-button';

interface PlanCardProps {
  entry: Plans[number];
  /** How long one order lasts. */
  days: number;
  /** Against the person's plan: `own` can be prolonged, `kept` has no end. */
  standing: 'smaller' | 'own' | 'kept' | 'larger';
}

/** What one plan allows and costs, and the way to it. */
export function PlanCard({ entry: { plan, limits, price }, days, standing }: PlanCardProps) {
  const t = useTranslations('plans');
  const a = useTranslations('account');
  const number = useFormatter().number;
  const { bytes, pixels } = useFormats();
  const mine = standing === 'own' || standing === 'kept';
  const facts = [
    t('monthly', { count: limits.monthly }),
    t('scale', { scale: limits.scale }),
    t('file', { bytes: bytes(limits.bytes), size: pixels({ width: limits.side, height: limits.side }) }),
    t('parallel', { count: limits.parallel }),
  ];
  return (
    <li
      data-testid={`plan-${plan}`}
      className={cn(
        'flex flex-col rounded-md border p-4',
        mine ? 'border-accent bg-tint/40' : 'border-line bg-ground',
      )}
    >
      <div className="flex items-start justify-between gap-3">
        <h3 className="font-semibold">{a('plan', { plan })}</h3>
        {mine && (
          <span className="rounded-full bg-tint px-2 py-0.5 text-xs font-medium text-accent">
            {t('yours')}
          </span>
        )}
      </div>
      <p className="mt-1 text-sm text-soft">
        {plan === 'free'
          ? t('nothing')
          : price === null
            ? t('askPrice')
            : t('price', { price, days: number(days) })}
      </p>
      <ul className="mt-3 flex flex-1 flex-col gap-1.5 text-sm">
        {facts.map((fact) => (
          <li key={fact} className="flex items-start gap-2">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
            {fact}
          </li>
        ))}
      </ul>
      {plan !== 'free' && (standing === 'own' || standing === 'larger') && (
        <OrderButton goods={plan} prolongs={standing === 'own'} />
      )}
    </li>
  );
}
