'use client';

import { useQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { useTRPC } from '@/src/lib/trpc';
import { OutboxEntry } from './outbox-entry';

/** Messages that could not leave because no mail server or SMS webhook is set. */
export function OutboxPart() {
  const t = useTranslations('admin.outbox');
  const trpc = useTRPC();
  const outbox = useQuery(trpc.admin.outbox.list.queryOptions(undefined, { staleTime: 0 }));
  if (outbox.isPending) return <SectionSkeleton />;
  if (!outbox.data) return <LoadProblem error={outbox.error} onRetry={() => void outbox.refetch()} />;
  const { entries, configured } = outbox.data;
  return (
    <section aria-labelledby="outbox-title">
      <h2 id="outbox-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">
        {t('lead', {
          mail: configured.mail ? 'yes' : 'no',
          sms: configured.sms ? 'yes' : 'no',
        })}
      </p>
      <div className="mt-4">
        {entries.length === 0 ? (
          <EmptyNote Icon={Mail} title={t('nothing')} lead={t('nothingLead')} />
        ) : (
          <ul className="divide-y divide-line rounded-md border border-line bg-surface">
            {entries.map((entry) => (
              <OutboxEntry key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
