/** The worker's side of the task table: claiming, reporting progress, finishing. */
import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import { effectivePlan } from '@/server/billing/plans';
import { returnQuota } from '@/server/billing/quota';
import { users } from '@/server/db/schema/accounts';
import { tasks, taskSteps } from '@/server/db/schema/tasks';
import { returnPoint } from '@/server/partners/ledger';
import type { Queryable } from '@/server/db/client';
import { Refusal } from '@/server/platform/errors';
import type { EnhanceContext, EnhanceQueue } from './context';
import type { TaskRow } from './queries';

/**
 * Claims the first waiting, unpaused task of an owner for a run, or null when nothing waits. A repeated claim of
 * the same run (its worker died before the step was recorded) finds the task that it had claimed.
 */
export function claimTask({ db, clock }: EnhanceContext, owner: string, runId: string): string | null {
  return db.transaction(
    (tx) => {
      const claimed = tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.runId, runId)).get();
      if (claimed) return claimed.id;
      const next = tx
        .select({ id: tasks.id })
        .from(tasks)
        .where(and(eq(tasks.status, 'new'), eq(tasks.owner, owner), isNull(tasks.pausedAt)))
        .orderBy(asc(tasks.position), asc(tasks.createdAt))
        .get();
      if (!next) return null;
      const now = clock.now();
      tx.update(tasks)
        .set({ status: 'process', stage: 'probe', runId, startedAt: now, updatedAt: now })
        .where(eq(tasks.id, next.id))
        .run();
      return next.id;
    },
    { behavior: 'immediate' },
  );
}

/** The task with this id, without regard to its owner: for the worker only. */
export function loadTask({ db }: EnhanceContext, id: string): TaskRow {
  const row = db.select().from(tasks).where(eq(tasks.id, id)).get();
  if (!row) throw new Refusal('notFound', 'notFound');
  return row;
}

/** Writes what the worker knows about a running task. Nothing is written to one that has ended. */
export function updateRunningTask(
  { db, clock }: Pick<EnhanceContext, 'clock'> & { db: Queryable },
  id: string,
  values: Partial<typeof tasks.$inferInsert>,
): void {
  db.update(tasks)
    .set({ ...values, updatedAt: clock.now() })
    .where(and(eq(tasks.id, id), eq(tasks.status, 'process')))
    .run();
}

/** Whether the owner has asked to stop a task, or it has ended otherwise. */
export function isCancelled({ db }: EnhanceContext, id: string): boolean {
  const row = db
    .select({ status: tasks.status, cancelRequestedAt: tasks.cancelRequestedAt })
    .from(tasks)
    .where(eq(tasks.id, id))
    .get();
  return !row || row.status !== 'process' || row.cancelRequestedAt !== null;
}

export type TaskEnd = { status: 'cancelled' } | { status: 'error'; refusal: Refusal };

/** Ends a running task without a result; its quota, or a partner's point, is returned, once. */
export function endTask({ db, clock }: EnhanceContext, id: string, end: TaskEnd): void {
  db.transaction(
    (tx) => {
      const task = tx.select().from(tasks).where(eq(tasks.id, id)).get();
      if (!task || task.status !== 'process') return;
      if (task.quotaMonth) returnQuota(tx, task.owner, task.quotaMonth);
      const now = clock.now();
      returnPoint(tx, id, now);
      tx.update(taskSteps)
        .set({ status: 'waiting', progress: 0 })
        .where(and(eq(taskSteps.taskId, id), eq(taskSteps.status, 'running')))
        .run();
      tx.update(tasks)
        .set({
          status: end.status,
          errorCode: end.status === 'error' ? end.refusal.code : null,
          errorDetail: end.status === 'error' ? JSON.stringify(end.refusal.detail) : null,
          step: null,
          remainingMs: null,
          quotaMonth: null,
          finishedAt: now,
          updatedAt: now,
        })
        .where(eq(tasks.id, id))
        .run();
    },
    { behavior: 'immediate' },
  );
}

/** Ends the task that a run had claimed, if it still runs. */
export function endRunOf(context: EnhanceContext, runId: string, refusal: Refusal): void {
  const task = context.db.select({ id: tasks.id }).from(tasks).where(eq(tasks.runId, runId)).get();
  if (task) endTask(context, task.id, { status: 'error', refusal });
}

/** A ticket is overdue when its task has waited this long (ms) while its owner has nothing running. */
const OVERDUE_MS = 60_000;

/**
 * Issues tickets for owners whose tasks wait although none of theirs is running: a process died between
 * accepting a task and announcing it. At most one an owner and minute; a surplus ticket finds nothing and ends.
 */
export async function reissueLostTickets(context: EnhanceContext, queue: EnhanceQueue): Promise<number> {
  const { db, clock } = context;
  const now = clock.now();
  const waiting = db
    .selectDistinct({ owner: tasks.owner, plan: users.plan, planUntil: users.planUntil })
    .from(tasks)
    .leftJoin(users, eq(tasks.owner, sql`'u:' || ${users.id}`))
    .where(and(eq(tasks.status, 'new'), isNull(tasks.pausedAt), lt(tasks.updatedAt, now - OVERDUE_MS)))
    .all();
  const running = new Set(
    db
      .selectDistinct({ owner: tasks.owner })
      .from(tasks)
      .where(eq(tasks.status, 'process'))
      .all()
      .map((row) => row.owner),
  );
  const overdue = waiting.filter(({ owner }) => !running.has(owner));
  for (const { owner, plan, planUntil } of overdue) {
    await queue.issueTicket(`sweep:${owner}:${Math.floor(now / OVERDUE_MS)}`, {
      owner,
      plan: plan ? effectivePlan({ plan, planUntil }, now) : 'free',
    });
  }
  return overdue.length;
}
