/** What the functions of this domain need to know of the world. */
import type { Db } from '@/server/db/client';
import type { Clock } from '@/server/platform/clock';

/** A context on behalf of a reader; `userId` null: somebody who is not signed in. */
export interface ForumContext {
  db: Db;
  clock: Clock;
  userId: string | null;
}

/** A context on behalf of a person, who may write unless banned. */
export interface WriterContext extends ForumContext {
  userId: string;
}
