/** What the functions of this domain need to know of the world. */
import type { Db } from '@/server/db/client';
import type { Clock } from '@/server/platform/clock';

export interface AccountsContext {
  db: Db;
  clock: Clock;
}

/** Where a request came from: for rate limits, and to hand a visitor's work to the account. */
export interface RequestOrigin {
  address: string | null;
  cookies: string | null;
}
