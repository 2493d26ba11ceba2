'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import { useTRPC } from '@/src/lib/trpc';
import type { Square } from './square-geometry';
import type { Entrant, NetworkSettings, Trial } from './types';

const POLL_MS = 400;

export interface TrialState {
  trial: Trial | null;
  /** Asked for, and not accepted yet. */
  asking: boolean;
  problem: RefusalView | null;
  start: (square: Square, entrants: readonly Entrant[]) => void;
  /** Back to the choice; what still runs is stopped. */
  leave: () => void;
}

/** One trial at a time: asking for it, and its state as it runs. */
export function useTrial(mediaId: string, { scale, style, noise }: NetworkSettings): TrialState {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data, error, isPending, mutate, reset } = useMutation(
    trpc.trials.create.mutationOptions({
      onSuccess: (made) => queries.setQueryData(trpc.trials.get.queryKey({ id: made.id }), made),
    }),
  );
  const id = data?.id ?? null;
  const polled = useQuery(
    trpc.trials.get.queryOptions(
      { id: id ?? '' },
      {
        enabled: id !== null,
        // Polled, not streamed: it lasts for seconds, and whoever waits looks at it.
        refetchInterval: ({ state }) => (state.data && state.data.status !== 'new' ? false : POLL_MS),
      },
    ),
  );

  useEffect(() => {
    if (id === null) return;
    // Nobody looks any more: what still runs would keep others waiting. Nothing is lost if this does not arrive.
    return () => void server.trials.stop.mutate({ id }).catch(() => undefined);
  }, [id]);

  const refused = error ?? (id === null ? null : polled.error);
  return {
    trial: id === null ? null : (polled.data ?? null),
    asking: isPending,
    problem: refused ? refusalOf(refused) : null,
    start: (rect, entrants) =>
      mutate({
        mediaId,
        rect,
        scale,
        candidates: entrants.map((network) => ({ style, noise, ...(network === null ? {} : { network }) })),
      }),
    leave: reset,
  };
}
