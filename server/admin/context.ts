/** What the functions of this domain need to know of the world. */
import type { Db } from '@/server/db/client';
import type { Clock } from '@/server/platform/clock';

/** A context on behalf of somebody who says to be an admin: whether they are, each function looks up itself. */
export interface AdminContext {
  db: Db;
  clock: Clock;
  adminId: string;
}
