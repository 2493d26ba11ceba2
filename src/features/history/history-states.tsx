'use client';

import { Images } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button, buttonStyle } from '@/src/components/ui/button';

export function HistoryEmpty() {
  const t = useTranslations('history');
  return (
    <div className="grid min-h-[50dvh] place-items-center rounded-md border border-line bg-sunken p-8 text-center">
      <div className="max-w-md">
        <Images aria-hidden className="mx-auto size-10 text-faint" />
        <h2 className="mt-4 text-lg font-semibold">{t('empty')}</h2>
        <p className="mt-2 mb-6 text-soft">{t('emptyLead')}</p>
        <Link className={buttonStyle({ look: 'primary', size: 'lg' })} href="/">
          {t('toStudio')}
        </Link>
      </div>
    </div>
  );
}

export function HistoryFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('history');
  const c = useTranslations('common');
  return (
    <div role="alert" className="rounded-md border border-line bg-surface p-8 text-center">
      <p className="mb-4">{t('failed')}</p>
      <Button onClick={onRetry}>{c('tryAgain')}</Button>
    </div>
  );
}
