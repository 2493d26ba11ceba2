/** Periodic clean-up, and the announcing of works whose announcement was lost. */
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { works } from '@/server/db/schema/albums';
import type { MediaContext } from '@/server/media/context';
import type { AlbumsQueue } from './context';
import { STATUS } from './status';
import { clearWorkAndAlbum } from './works';

const DAY_MS = 24 * 3600 * 1000;
/** Works that were never started, or failed and were left, are cleared away after so long. */
export const LEFT_ALONE_MS = 30 * DAY_MS;
/** A work that was started waits this long before it is announced again. */
const ANNOUNCED_AFTER_MS = 60_000;

/** Clears works that nobody has touched for a month, with the albums that were made for them; returns how many. */
export function sweepWorks({ db, clock }: MediaContext): number {
  const now = clock.now();
  const stale = db
    .select()
    .from(works)
    .where(
      and(
        inArray(works.status, [STATUS.open, STATUS.failed]),
        isNull(works.deletedAt),
        lt(works.updatedAt, now - LEFT_ALONE_MS),
      ),
    )
    .all();
  for (const row of stale) {
    db.transaction((tx) => clearWorkAndAlbum(tx, row, now), { behavior: 'immediate' });
  }
  return stale.length;
}

/**
 * Announces waiting works again: the process may have died between the row and the event. Those that were announced
 * are told by their event's id and dropped.
 */
export async function announceWaitingWorks({ db, clock }: MediaContext, queue: AlbumsQueue): Promise<number> {
  const waiting = db
    .select({ id: works.id, attempt: works.attempt, ownerId: works.ownerId })
    .from(works)
    .where(and(eq(works.status, STATUS.queued), lt(works.updatedAt, clock.now() - ANNOUNCED_AFTER_MS)))
    .all();
  for (const { id, attempt, ownerId } of waiting) await queue.makeWork(id, attempt, ownerId);
  return waiting.length;
}
