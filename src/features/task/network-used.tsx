'use client';

import { useQuery } from '@tanstack/react-query';
import { useNetworkName } from '@/src/features/networks/use-network-name';
import { useTRPC } from '@/src/lib/trpc';

/** The name of a network that was chosen for a task; its id where it is no longer installed. */
export function NetworkUsed({ id }: { id: string }) {
  const trpc = useTRPC();
  const { name } = useNetworkName();
  const { data: networks } = useQuery(trpc.enhance.networks.queryOptions(undefined, { staleTime: 60_000 }));
  const network = networks?.find((each) => each.id === id);
  return network ? name(network) : id;
}
