'use client';

import { useTranslations } from 'next-intl';
import { useMe } from './me';

/** What is left of the month, said quietly. */
export function QuotaLeft() {
  const t = useTranslations('quota');
  const { limits, used } = useMe();
  return (
    <p className="mt-1 text-sm text-soft tabular-nums">
      {t('left', { left: Math.max(0, limits.monthly - used) })}
    </p>
  );
}
