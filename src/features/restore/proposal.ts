'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import { server } from '@/src/lib/server-client';

/** Looking at one picture: asked once a tab, and shared by the panel and by what Start begins. */
export function proposalQuery(mediaId: string) {
  return queryOptions({
    queryKey: ['restore', 'propose', mediaId],
    queryFn: () => server.restore.propose.mutate({ mediaId }),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  });
}

/** What should be done to a picture; idle until it has arrived. */
export function useProposal(mediaId: string | null) {
  return useQuery({ ...proposalQuery(mediaId ?? ''), enabled: mediaId !== null });
}
