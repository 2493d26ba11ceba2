/** What can take part in a comparison, in words, and what is ticked at first. */
import type { Entrant, Network, Offer, Reason } from './types';

export const FEWEST_ENTRANTS = 2;
export const MOST_ENTRANTS = 4;

export interface EntrantOption {
  entrant: Entrant;
  title: string;
  detail: string | null;
  /** Not near what the panel is set to. */
  further: boolean;
}

interface Words {
  automatic: string;
  reason: (reason: Reason) => string;
  /** What a network is for, with its factor. */
  name: (network: Network) => string;
  description: (network: Network) => string | null;
}

/** The automatic choice, what is next to it, what is chosen now, then all others. */
export function entrantOptions(offer: Offer, value: string | null, words: Words): EntrantOption[] {
  const byId = new Map(offer.networks.map((network) => [network.id, network]));
  const nameOf = (id: string) => {
    const network = byId.get(id);
    return network ? words.name(network) : id;
  };
  const near: EntrantOption[] = [
    { entrant: null, title: words.automatic, detail: nameOf(offer.automatic), further: false },
    ...offer.suggested.map(({ id, reason }) => ({
      entrant: id,
      title: words.reason(reason),
      detail: nameOf(id),
      further: false,
    })),
  ];
  const shown = new Set([offer.automatic, ...offer.suggested.map(({ id }) => id)]);
  const others = offer.networks
    .filter(({ id }) => !shown.has(id))
    .map((network) => ({
      entrant: network.id,
      title: words.name(network),
      detail: words.description(network),
      further: network.id !== value,
    }));
  return [...near, ...others.filter(({ further }) => !further), ...others.filter(({ further }) => further)];
}

/** Three to begin with: the automatic choice, the one chosen now, and what differs from it most usefully. */
export function firstEntrants(offer: Offer, value: string | null): Entrant[] {
  const usefulness: Reason[] = ['cleaner', 'gentler', 'fast', 'otherStyle'];
  const suggested = usefulness.flatMap(
    (reason) => offer.suggested.find((one) => one.reason === reason)?.id ?? [],
  );
  const chosenNow = offer.networks.flatMap(({ id }) => (id === value && id !== offer.automatic ? id : []));
  return [...new Set<Entrant>([null, ...chosenNow, ...suggested])].slice(0, 3);
}
