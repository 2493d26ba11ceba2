import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { AccountCorner } from '@/src/features/account/account-corner';
import { LocaleSwitch } from './locale-switch';
import { NavLink } from './nav-link';
import { ThemeSwitch } from './theme-switch';

export function Header() {
  const t = useTranslations('nav');
  const m = useTranslations('meta');
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-14 max-w-[120rem] items-center gap-1 px-3 sm:gap-2 sm:px-8">
        <Link href="/" aria-label={t('home')} className="mr-1 flex items-center gap-2 rounded-sm p-1 sm:mr-4">
          {/* eslint-disable-next-line @next/next/no-img-element -- a small SVG */}
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span className="text-base font-semibold tracking-tight max-sm:sr-only">{m('name')}</span>
        </Link>
        <nav aria-label={t('label')} className="flex gap-1">
          <NavLink href="/">{t('studio')}</NavLink>
          <NavLink href="/history">{t('history')}</NavLink>
        </nav>
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <LocaleSwitch />
          <ThemeSwitch />
          <AccountCorner />
        </div>
      </div>
    </header>
  );
}
