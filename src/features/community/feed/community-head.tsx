import { Bell, SquarePen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';

import { doorHref } from '@/src/lib/safe-next';
import { SearchForm } from './search-form';
import { TabLink } from './tab-link';

interface CommunityHeadProps {
  /** `search` shows what was sought. */
  view: 'time' | 'following' | 'search';
  query: string;
  signedIn: boolean;
  /** Notifications not yet read, counted to 100. */
  unread: number;
}

export function CommunityHead({ view, query, signedIn, unread }: CommunityHeadProps) {
  const t = useTranslations('community.head');
  return (
    <header className="mb-6">
      <div className="flex flex-wrap items-center gap-3 py-2 sm:py-4">
        <h1 className="mr-auto text-xl font-semibold tracking-tight">{t('title')}</h1>
        <SearchForm query={query} className="max-sm:order-last max-sm:w-full sm:w-64 lg:w-80" />
        {signedIn && (
          <Link
            href="/community/notifications"
            aria-label={t('notifications', { count: unread })}
            className={buttonStyle({ look: 'plain', size: 'icon', className: 'relative size-10' })}
          >
            <Bell aria-hidden className="size-4" />
            {unread > 0 && (
              <span
                aria-hidden
                className="absolute -top-1.5 -right-1.5 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-ground tabular-nums"
              >
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </Link>
        )}
        <Link
          href={signedIn ? '/community/new' : doorHref('/sign-in', '/community/new')}
          className={buttonStyle({ look: 'primary' })}
        >
          <SquarePen aria-hidden className="size-4" />
          {t('write')}
        </Link>
      </div>
      <nav aria-label={t('views')} className="flex gap-5 border-b border-line">
        <TabLink href="/community" here={view === 'time'}>
          {t('newest')}
        </TabLink>
        <TabLink href="/community?feed=following" here={view === 'following'}>
          {t('following')}
        </TabLink>
        {view === 'search' && (
          <TabLink href={`/community?q=${encodeURIComponent(query)}`} here>
            <span className="max-w-40 truncate sm:max-w-80">{t('found', { query })}</span>
          </TabLink>
        )}
      </nav>
    </header>
  );
}
