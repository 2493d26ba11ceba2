import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { LazyHistory } from '@/src/features/history/lazy-history';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('history');
  return { title: t('title') };
}

export default function HistoryPage() {
  const t = useTranslations('history');
  return (
    <div className="mx-auto max-w-5xl py-4 sm:py-8">
      <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
      <p className="mt-1 mb-6 text-soft">{t('lead')}</p>
      <LazyHistory />
    </div>
  );
}
