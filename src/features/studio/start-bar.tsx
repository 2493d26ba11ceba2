'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { QuotaLeft } from '@/src/features/account/quota-left';

interface StartBarProps {
  /** How many pictures Start begins. */
  count: number;
  /** Some are still on their way. */
  later: boolean;
  /** What the button says. */
  words: string;
  /** Why there is nothing to begin. */
  why?: string | null;
}

/** The one button of the panel, in reach wherever the panel is scrolled to. */
export function StartBar({ count, later, words, why = null }: StartBarProps) {
  const t = useTranslations('settings');
  return (
    <>
      <div className="sticky bottom-0 z-10 -mx-5 -mb-2 rounded-b-md border-t border-line bg-surface px-5 py-3">
        <Button type="submit" look="primary" size="lg" className="w-full" disabled={count === 0}>
          {words}
        </Button>
      </div>
      <div className="-mt-3">
        {why !== null && <p className="text-sm text-soft">{why}</p>}
        {later && <p className="text-sm text-soft">{t('later')}</p>}
        <QuotaLeft />
      </div>
    </>
  );
}
