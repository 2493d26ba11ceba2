'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { Panel } from '@/src/features/account/page/panel';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import type { FreshKey as Fresh } from '@/src/lib/api-types';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { FreshKey } from './fresh-key';
import { KeyRow } from './key-row';
import { NewKeyForm } from './new-key-form';

/** Keys for programs: made here, shown once, revoked here. */
export function ApiKeysSection() {
  const t = useTranslations('apiKeys');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const say = useRefusalText();
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const keys = useQuery(trpc.billing.keys.list.queryOptions(undefined, { staleTime: 0 }));
  const reload = () => void queries.invalidateQueries({ queryKey: trpc.billing.keys.list.queryKey() });
  const revoke = useMutation(
    trpc.billing.keys.revoke.mutationOptions({
      onSuccess: (_, { id }) => {
        if (fresh?.id === id) setFresh(null);
        void notify({ text: t('revoked') });
      },
      onError: (error) => void notify({ text: say(refusalOf(error)), tone: 'error' }),
      onSettled: reload,
    }),
  );
  if (keys.isPending) return <SectionSkeleton />;
  if (!keys.data) return <LoadProblem error={keys.error} onRetry={() => void keys.refetch()} />;
  return (
    <div className="flex flex-col gap-4">
      <Panel
        title={t('title')}
        lead={t.rich('lead', { code: (text) => <code className="text-ink">{text}</code> })}
      >
        {keys.data.length > 0 ? (
          <ul aria-label={t('title')} className="divide-y divide-line border-y border-line">
            {keys.data.map((key) => (
              <KeyRow
                key={key.id}
                entry={key}
                busy={revoke.isPending}
                onRevoke={() => revoke.mutate({ id: key.id })}
              />
            ))}
          </ul>
        ) : (
          <p className="rounded-md bg-sunken px-4 py-6 text-center text-sm text-soft">{t('none')}</p>
        )}
      </Panel>
      {fresh ? (
        <FreshKey made={fresh} onDone={() => setFresh(null)} />
      ) : (
        <NewKeyForm
          onMade={(key) => {
            setFresh(key);
            reload();
          }}
        />
      )}
    </div>
  );
}
