'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { Skeleton } from '@/src/components/ui/skeleton';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { Panel } from '@/src/features/account/page/panel';
import { refusalOf } from '@/src/lib/refusal';
import { notify } from '@/src/lib/toast';
import { useTRPC } from '@/src/lib/trpc';
import { useRefusalText } from '@/src/lib/use-refusal-text';
import { DeliveryRow } from './delivery-row';

/** A message on its way is decided within a second or two, mostly. */
const REFRESH_MS = 3000;

/** The latest messages, and a button that sends one to try. */
export function Deliveries({ ready }: { ready: boolean }) {
  const t = useTranslations('partner.webhook');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const say = useRefusalText();
  const list = useQuery(
    trpc.partners.deliveries.queryOptions(undefined, {
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data?.some(({ status }) => status === 'new') ? REFRESH_MS : false,
    }),
  );
  const test = useMutation(
    trpc.partners.testWebhook.mutationOptions({
      onSuccess: () => void notify({ text: t('tested') }),
      onError: (error) => void notify({ text: say(refusalOf(error)), tone: 'error' }),
      onSettled: () => void queries.invalidateQueries({ queryKey: trpc.partners.deliveries.queryKey() }),
    }),
  );
  return (
    <Panel
      title={t('deliveries')}
      lead={list.data?.length ? t('deliveriesLead', { count: list.data.length }) : null}
    >
      {ready && (
        <Button
          className="mb-4"
          aria-disabled={test.isPending}
          onClick={() => !test.isPending && test.mutate()}
        >
          {t('test')}
        </Button>
      )}
      {list.isPending ? (
        <Skeleton className="h-24" />
      ) : !list.data ? (
        <LoadProblem error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.length === 0 ? (
        <p className="rounded-md bg-sunken px-4 py-8 text-center text-sm text-soft">{t('none')}</p>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {list.data.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ol>
      )}
    </Panel>
  );
}
