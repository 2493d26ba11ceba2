/** The parts of /partner in their order. */
import { Gauge, Key, ListOrdered, Terminal, Webhook, type LucideIcon } from 'lucide-react';

export interface PartnerPart {
  /** The last part of the address, and a key of `partner.parts.*`. */
  id: 'overview' | 'ledger' | 'connect' | 'access' | 'webhook';
  Icon: LucideIcon;
}

export const PARTS: readonly PartnerPart[] = [
  { id: 'overview', Icon: Gauge },
  { id: 'ledger', Icon: ListOrdered },
  { id: 'connect', Icon: Terminal },
  { id: 'access', Icon: Key },
  { id: 'webhook', Icon: Webhook },
];

export type PartId = PartnerPart['id'];

/** The part that the end of an address names; the first where it names none, null where it names nothing. */
export function partOf(path: readonly string[] | undefined): PartId | null {
  if (!path || path.length === 0) return 'overview';
  const found = path.length === 1 ? PARTS.find(({ id }) => id === path[0]) : undefined;
  return found?.id ?? null;
}

export function partHref(id: PartId): string {
  return id === 'overview' ? '/partner' : `/partner/${id}`;
}
