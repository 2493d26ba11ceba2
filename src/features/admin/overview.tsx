'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { Panel } from '@/src/features/account/page/panel';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { cn } from '@/src/lib/cn';
import { useTRPC } from '@/src/lib/trpc';
import { AuditList } from './log/audit-list';

/** Whether somebody is needed, and what was done last. */
export function OverviewPart() {
  const t = useTranslations('admin.overview');
  const number = useFormatter().number;
  const trpc = useTRPC();
  const overview = useQuery(trpc.admin.overview.queryOptions(undefined, { staleTime: 0 }));
  if (overview.isPending) return <SectionSkeleton />;
  if (!overview.data) return <LoadProblem error={overview.error} onRetry={() => void overview.refetch()} />;
  const { openCases, people, newPeople, banned, posts, hiddenPosts } = overview.data;
  const tiles = [
    { label: t('openCases'), value: openCases, href: '/admin/reports', urgent: openCases > 0 },
    { label: t('people'), value: people, href: '/admin/people', note: t('newPeople', { count: newPeople }) },
    { label: t('banned'), value: banned, href: '/admin/people?filter=banned' },
    { label: t('posts'), value: posts, href: '/admin/content' },
    { label: t('hiddenPosts'), value: hiddenPosts, href: '/admin/content?state=hidden' },
  ];
  return (
    <div className="flex flex-col gap-4">
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
        {tiles.map(({ label, value, href, urgent, note }) => (
          <li key={href}>
            <Link
              href={href}
              className={cn(
                'flex h-full flex-col rounded-md border bg-surface p-4 transition-colors hover:bg-sunken',
                urgent ? 'border-accent' : 'border-line',
              )}
            >
              <span className="text-sm text-soft">{label}</span>
              <span className={cn('text-xl font-semibold tabular-nums', urgent && 'text-accent')}>
                {number(value)}
              </span>
              {note && <span className="text-xs text-soft">{note}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <Panel title={t('lastActs')}>
        <AuditList />
      </Panel>
    </div>
  );
}
