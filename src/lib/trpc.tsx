'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { ReactNode } from 'react';
import type { AppRouter } from '@/server/trpc/router';
import { queries, server } from './server-client';

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

/**
 * The connection to our server. It stands inside the parts of a page that need it rather than above all of
 * them: those parts are fetched when they are wanted, and a first visit is spared the code. All share one cache.
 */
export function ServerProvider({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={server} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
