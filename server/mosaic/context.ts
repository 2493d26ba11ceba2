/** What the functions of this domain need to know of the world. */
import type { Db } from '@/server/db/client';
import type { Clock } from '@/server/platform/clock';

export interface MosaicContext {
  db: Db;
  clock: Clock;
}

/** The work that is announced; sent through Inngest by whoever composes the context. */
export interface MosaicQueue {
  requestStyle(taskId: number): Promise<void>;
}
