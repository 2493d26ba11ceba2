/** Blocking: from then on neither of the two sees, answers or likes what the other writes, nor follows. */
import { and, count, desc, eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { blocks, notifications } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { authorsOf } from './authors';
import type { WriterContext } from './context';
import { removeFollow } from './follows';
import { requirePerson, type PersonKey } from './persons';
import type { AuthorView } from './views';

/** Bounds what a reader's list of the blocked can be. */
const BLOCKS_LIMIT = 5_000;

/** Blocks somebody; a second time changes nothing. Throws `Refusal` personNotFound, notYourself or tooManyBlocks {limit}. */
export function block({ db, clock, userId }: WriterContext, key: PersonKey): void {
  db.transaction(
    (tx) => {
      const blockedId = requirePerson(tx, key);
      if (blockedId === userId) throw new Refusal('invalid', 'notYourself');
      const held = tx.select({ total: count() }).from(blocks).where(eq(blocks.blockerId, userId)).get();
      if ((held?.total ?? 0) >= BLOCKS_LIMIT)
        throw new Refusal('conflict', 'tooManyBlocks', { limit: BLOCKS_LIMIT });
      tx.insert(blocks)
        .values({ blockerId: userId, blockedId, createdAt: clock.now() })
        .onConflictDoNothing()
        .run();
      for (const [one, other] of [
        [userId, blockedId],
        [blockedId, userId],
      ] as const) {
        removeFollow(tx, one, other);
        forgetTold(tx, one, other);
      }
    },
    { behavior: 'immediate' },
  );
}

/** What one was told of the other's acts. */
function forgetTold(tx: Queryable, userId: string, actorId: string): void {
  tx.delete(notifications)
    .where(and(eq(notifications.userId, userId), eq(notifications.actorId, actorId)))
    .run();
}

/** Takes a block of one's own back. Throws `Refusal` personNotFound. */
export function unblock({ db, userId }: WriterContext, key: PersonKey): void {
  const blockedId = requirePerson(db, key);
  db.delete(blocks)
    .where(and(eq(blocks.blockerId, userId), eq(blocks.blockedId, blockedId)))
    .run();
}

export function hasBlocked(db: Queryable, blockerId: string, blockedId: string): boolean {
  const own = and(eq(blocks.blockerId, blockerId), eq(blocks.blockedId, blockedId));
  return db.select({ at: blocks.createdAt }).from(blocks).where(own).get() !== undefined;
}

/** Whom the writer has blocked, the latest first. */
export function listBlocked({ db, userId }: WriterContext): AuthorView[] {
  const rows = db
    .select({ id: blocks.blockedId })
    .from(blocks)
    .where(eq(blocks.blockerId, userId))
    .orderBy(desc(blocks.createdAt))
    .all();
  const author = authorsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id }) => author(id));
}
