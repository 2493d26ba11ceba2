import { useTranslations } from 'next-intl';
import { KeysButton } from './keys-button';

export function Footer() {
  const t = useTranslations('nav');
  return (
    <footer className="mx-auto flex w-full max-w-[120rem] items-center justify-between gap-4 px-4 py-3 text-sm text-soft sm:px-8">
      <p>{t('footer')}</p>
      <KeysButton />
    </footer>
  );
}
