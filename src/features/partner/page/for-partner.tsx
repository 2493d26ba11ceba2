'use client';

import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { useTRPC } from '@/src/lib/trpc';
import { NoPartner } from './no-partner';
import type { PartProps } from './partner-body';
import { PartnerNav } from './partner-nav';
import type { PartId } from './parts';

interface ForPartnerProps {
  Part: ComponentType<PartProps>;
  here: PartId;
  userName: string;
}

/** A part of the console with its partner; whoever looks after none is told how that would come about. */
export function ForPartner({ Part, here, userName }: ForPartnerProps) {
  const trpc = useTRPC();
  const mine = useQuery(trpc.partners.mine.queryOptions(undefined, { staleTime: 0 }));
  if (mine.data === null) return <NoPartner userName={userName} />;
  return (
    <div className="mt-4 grid gap-4 md:mt-6 md:grid-cols-[11rem_minmax(0,1fr)] md:gap-8">
      <PartnerNav here={here} />
      <div className="min-w-0">
        {mine.data ? (
          <Part partner={mine.data} />
        ) : mine.isPending ? (
          <SectionSkeleton />
        ) : (
          <LoadProblem error={mine.error} onRetry={() => void mine.refetch()} />
        )}
      </div>
    </div>
  );
}
