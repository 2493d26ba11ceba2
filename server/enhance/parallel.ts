/** How many tasks an owner may have under way at once where a documented API promises it. */
import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '@/server/accounts/actor';
import { limitsOf, planOf } from '@/server/billing/plans';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { Refusal } from '@/server/platform/errors';

/** Unfinished tasks of an owner; removed ones no longer count, even while their worker stops. */
function unfinished(db: Queryable, owner: string): number {
  const live = and(
    eq(tasks.owner, owner),
    inArray(tasks.status, ['new', 'process']),
    isNull(tasks.deletedAt),
  );
  return db.select({ count: count() }).from(tasks).where(live).get()?.count ?? 0;
}

/**
 * Throws `Refusal` parallelLimit {limit} when an owner with the free plan has as many tasks under way as it allows.
 * Larger plans may have more in line than run at once.
 */
export function checkParallel(db: Queryable, actor: Actor): void {
  if (planOf(actor) !== 'free') return;
  const { parallel } = limitsOf(actor);
  if (unfinished(db, actor.owner) >= parallel)
    throw new Refusal('tooMany', 'parallelLimit', { limit: parallel });
}
