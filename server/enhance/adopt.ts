/** Handing tasks to another owner. */
import { and, eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';

/** Moves all tasks of one owner to another; answers the ids of those that still wait. */
export function adoptTasks(tx: Queryable, from: string, to: string, now: number): string[] {
  const waiting = tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.owner, from), eq(tasks.status, 'new')))
    .all();
  tx.update(tasks).set({ owner: to, updatedAt: now }).where(eq(tasks.owner, from)).run();
  return waiting.map((row) => row.id);
}
