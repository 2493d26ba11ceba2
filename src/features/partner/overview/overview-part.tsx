'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { FigureTile } from '@/src/components/ui/figure-tile';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { Panel } from '@/src/features/account/page/panel';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { useTRPC } from '@/src/lib/trpc';
import type { PartProps } from '../page/partner-body';
import { Usage } from './usage';

/** A handful: enough for a few hours of most partners' work. */
const FEW_POINTS = 20;

/** How many points are left, and how they have been used. */
export function OverviewPart({ partner: { balance, charge } }: PartProps) {
  const t = useTranslations('partner.overview');
  const { number } = useFormatter();
  const trpc = useTRPC();
  const usage = useQuery(trpc.partners.usage.queryOptions(undefined, { staleTime: 0 }));
  if (usage.isPending) return <SectionSkeleton />;
  if (!usage.data) return <LoadProblem error={usage.error} onRetry={() => void usage.refetch()} />;
  const days = usage.data;
  const sum = (of: 'sent' | 'failed') => days.reduce((all, day) => all + day[of], 0);
  const low = balance < FEW_POINTS;
  const failed = sum('failed');
  const tiles = [
    { label: t('balance'), value: balance, note: low ? t('low') : undefined, urgent: low },
    { label: t('today'), value: days.at(-1)?.sent ?? 0 },
    { label: t('month'), value: sum('sent') },
    { label: t('failed'), value: failed, note: failed > 0 ? t('failedNote') : undefined },
  ];
  return (
    <div className="flex flex-col gap-4">
      <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {tiles.map(({ value, ...tile }) => (
          <li key={tile.label}>
            <FigureTile {...tile} value={number(value)} />
          </li>
        ))}
      </ul>
      <p className="text-sm text-soft">{t(`charge.${charge}`)}</p>
      <Panel title={t('usage')} lead={t('usageLead')}>
        <Usage days={days} />
      </Panel>
    </div>
  );
}
