'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/src/lib/trpc';
import { isFinal } from './task-state';
import { useStreaming } from './streaming';

const POLL_MS = 2000;

/** One task, kept fresh by the stream, or by asking while there is none. */
export function useTask(id: string) {
  const trpc = useTRPC();
  const streaming = useStreaming();
  return useQuery(
    trpc.enhance.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state: { data } }) => {
          const settled = data && isFinal(data) && data.wantedStep === null;
          return streaming || settled ? false : POLL_MS;
        },
      },
    ),
  );
}
