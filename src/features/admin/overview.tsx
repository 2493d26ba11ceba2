'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { FigureTile } from '@/src/components/ui/figure-tile';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { Panel } from '@/src/features/account/page/panel';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
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
        {tiles.map(({ value, ...tile }) => (
          <li key={tile.href}>
            <FigureTile {...tile} value={number(value)} />
          </li>
        ))}
      </ul>
      <Panel title={t('lastActs')}>
        <AuditList />
      </Panel>
    </div>
  );
}
