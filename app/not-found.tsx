import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';

export default function NotFound() {
  const t = useTranslations('notFound');
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div className="max-w-md">
        <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mt-2 mb-8 text-soft">{t('lead')}</p>
        <Link className={buttonStyle({ look: 'primary', size: 'lg' })} href="/">
          {t('back')}
        </Link>
      </div>
    </main>
  );
}
