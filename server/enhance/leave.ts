/** What becomes of somebody's tasks when they leave. */
import { and, eq, isNull } from 'drizzle-orm';
import { returnQuota } from '@/server/billing/quota';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';

/**
 * Stops all tasks of an owner and takes them out of the lists; their files go with the next sweeps. Call inside a
 * transaction.
 */
export function removeAllTasks(tx: Queryable, owner: string, now: number): void {
  const mine = eq(tasks.owner, owner);
  const waiting = and(mine, eq(tasks.status, 'new'));
  for (const { quotaMonth } of tx.select().from(tasks).where(waiting).all())
    if (quotaMonth) returnQuota(tx, owner, quotaMonth);
  tx.update(tasks)
    .set({ status: 'cancelled', finishedAt: now, quotaMonth: null, updatedAt: now })
    .where(waiting)
    .run();
  tx.update(tasks)
    .set({ cancelRequestedAt: now, updatedAt: now })
    .where(and(mine, eq(tasks.status, 'process'), isNull(tasks.cancelRequestedAt)))
    .run();
  tx.update(tasks)
    .set({ deletedAt: now, updatedAt: now })
    .where(and(mine, isNull(tasks.deletedAt)))
    .run();
}
