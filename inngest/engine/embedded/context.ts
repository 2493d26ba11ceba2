/** What every part of one engine shares. */
import type { Logger } from 'pino';
import type { Registry } from './registry';
import type { Store } from './store';

export interface EngineContext {
  readonly store: Store;
  readonly log: Logger;
  /** This worker's name on leases. */
  readonly owner: string;
  readonly registry: Registry;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How long the attempt after `attempt` failures waits, in ms. */
  readonly retryDelay: (attempt: number) => number;
  /** How many workers one piece of work may take down before it fails. */
  readonly maxKills: number;
}

/** 2 s, 8 s, 32 s … at most 10 minutes, each ± 20 % so that failures do not come back in step. */
export function backoff(attempt: number): number {
  const delay = Math.min(2_000 * 4 ** attempt, 600_000);
  return Math.round(delay * (0.8 + Math.random() * 0.4));
}
