'use client';

import { CircleCheck, CircleSlash, Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Order } from '@/src/lib/api-types';
import { cn } from '@/src/lib/cn';

const ICONS = { open: Hourglass, paid: CircleCheck, cancelled: CircleSlash } as const;

/** An order's state as a word with its sign, never as a colour alone. */
export function OrderStatus({ status }: { status: Order['status'] }) {
  const t = useTranslations('order');
  const Icon = ICONS[status];
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-xs font-medium whitespace-nowrap',
        status === 'cancelled' ? 'bg-sunken text-soft' : 'bg-tint text-accent',
      )}
    >
      <Icon aria-hidden className={cn('size-3.5', status === 'open' && 'animate-breathe')} />
      {t(`status.${status}`)}
    </span>
  );
}
