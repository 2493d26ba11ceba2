'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { LoadProblem } from '../page/load-problem';
import { Panel } from '../page/panel';
import { SectionSkeleton } from '../page/section-skeleton';
import { SessionRow } from './session-row';

/** Everywhere this person is signed in, and the means to end it. */
export function SessionsSection() {
  const t = useTranslations('me.sessions');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const say = useRefusalText();
  const sessions = useQuery(trpc.accounts.sessions.list.queryOptions(undefined, { staleTime: 0 }));
  const reload = () => queries.invalidateQueries({ queryKey: trpc.accounts.sessions.list.queryKey() });
  const onError = (error: unknown) => void notify({ text: say(refusalOf(error)), tone: 'error' });
  const onSettled = () => void reload();
  const end = useMutation(
    trpc.accounts.sessions.revoke.mutationOptions({
      onSuccess: () => void notify({ text: t('ended') }),
      onError,
      onSettled,
    }),
  );
  const endOthers = useMutation(
    trpc.accounts.sessions.revokeOthers.mutationOptions({
      onSuccess: ({ ended }) => void notify({ text: t('endedOthers', { count: ended }) }),
      onError,
      onSettled,
    }),
  );
  if (sessions.isPending) return <SectionSkeleton />;
  if (!sessions.data) return <LoadProblem error={sessions.error} onRetry={() => void sessions.refetch()} />;
  // The one in which this is read comes first, the others by when they were used.
  const rows = [...sessions.data].sort((a, b) => Number(b.current) - Number(a.current));
  const busy = end.isPending || endOthers.isPending;
  return (
    <Panel title={t('title')} lead={t('lead')}>
      <ul aria-label={t('title')} className="divide-y divide-line border-y border-line">
        {rows.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={busy}
            onEnd={() => end.mutate({ id: session.id })}
          />
        ))}
      </ul>
      {rows.length > 1 ? (
        <Button
          look="danger"
          className="mt-4 border border-danger"
          aria-disabled={busy}
          onClick={() => !busy && endOthers.mutate()}
        >
          {t('endOthers', { count: rows.length - 1 })}
        </Button>
      ) : (
        <p className="mt-4 text-sm text-soft">{t('onlyHere')}</p>
      )}
    </Panel>
  );
}
