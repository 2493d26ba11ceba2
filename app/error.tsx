'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';

/** Shown in place of a page that broke; the code finds the line in the server's log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('crash');
  const c = useTranslations('common');
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div role="alert" className="max-w-md">
        <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mt-2 text-soft">{t('lead')}</p>
        {error.digest && <p className="mt-2 text-sm text-soft">{t('code', { code: error.digest })}</p>}
        <Button look="primary" size="lg" className="mt-8" onClick={reset}>
          {c('tryAgain')}
        </Button>
      </div>
    </main>
  );
}
