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
      <div className="mx-auto flex max-w-[120rem] flex-wrap items-center gap-x-1 px-3 sm:gap-x-2 sm:px-8 lg:h-14 lg:flex-nowrap">
        <Link
          href="/"
          aria-label={t('home')}
          className="mr-1 flex h-12 items-center gap-2 rounded-sm p-1 sm:mr-4"
        >
          {/* eslint-disable-next-line @next/next/no-img-element -- a small SVG */}
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span className="text-base font-semibold tracking-tight">{m('name')}</span>
        </Link>
        {/* Below the width of a desk a line of its own: there is room for every place, and for a thumb. */}
        <nav
          aria-label={t('label')}
          className="flex gap-1 max-lg:order-last max-lg:-mx-2 max-lg:w-[calc(100%+1rem)] max-lg:overflow-x-auto"
        >
          <NavLink href="/">{t('studio')}</NavLink>
          <NavLink href="/tools">{t('tools')}</NavLink>
          <NavLink href="/history">{t('history')}</NavLink>
          <NavLink href="/albums">{t('albums')}</NavLink>
          <NavLink href="/gallery">{t('gallery')}</NavLink>
          <NavLink href="/community">{t('community')}</NavLink>
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
