/** The worker's sign of life in the application's database; readiness and the queue estimate read it. */
import { eq, lt } from 'drizzle-orm';
import type { Db } from '@/server/db/client';
import { workers } from '@/server/db/schema/platform';
import { newId } from '@/server/platform/ids';

/** How often the row is written, in ms. */
export const HEARTBEAT_MS = 2_000;
/** Rows of workers that were killed are dropped after this long, in ms. */
const FORGET_MS = 10 * 60 * 1000;

/** Writes the row now and every two seconds; the returned function removes it. Errors go to `onError`. */
export function startHeartbeat(db: Db, onError: (error: unknown) => void): () => void {
  const id = newId();
  const startedAt = Date.now();
  const beat = () => {
    const seenAt = Date.now();
    db.insert(workers)
      .values({ id, pid: process.pid, startedAt, seenAt })
      .onConflictDoUpdate({ target: workers.id, set: { seenAt } })
      .run();
  };
  const guarded = () => {
    try {
      beat();
    } catch (error) {
      onError(error);
    }
  };
  db.delete(workers)
    .where(lt(workers.seenAt, startedAt - FORGET_MS))
    .run();
  beat();
  const timer = setInterval(guarded, HEARTBEAT_MS);
  return () => {
    clearInterval(timer);
    db.delete(workers).where(eq(workers.id, id)).run();
  };
}
