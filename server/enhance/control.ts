/** What an owner may do with a task after it was accepted. Each act is one transaction with its own check. */
import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { limitsOf, planOf } from '@/server/billing/plans';
import { returnQuota, takeQuota } from '@/server/billing/quota';
import { currentMonth } from '@/server/billing/service';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { Refusal } from '@/server/platform/errors';
import { lastPosition } from './accept';
import type { ActorContext } from './context';
import { checkParallel } from './parallel';
import { getOwnedTask, type TaskRow } from './queries';

type Change = Partial<typeof tasks.$inferInsert>;

/** Runs one check-then-act on one task of the actor and answers the row as it is afterwards. */
function change(
  context: ActorContext,
  id: string,
  act: (task: TaskRow, tx: Queryable, now: number) => Change,
): TaskRow {
  const { db, clock, actor } = context;
  return db.transaction(
    (tx) => {
      const now = clock.now();
      const values = act(getOwnedTask(tx, actor.owner, id), tx, now);
      tx.update(tasks)
        .set({ ...values, updatedAt: now })
        .where(eq(tasks.id, id))
        .run();
      return getOwnedTask(tx, actor.owner, id);
    },
    { behavior: 'immediate' },
  );
}

function requireWaiting(task: TaskRow): void {
  if (task.status !== 'new') throw new Refusal('conflict', 'taskNotWaiting');
}

/** Cancels: a waiting task at once, with its quota returned; a running one within a second, by its worker. */
export function cancelTask(context: ActorContext, id: string): TaskRow {
  return change(context, id, (task, tx, now) => {
    if (task.status === 'process') return { cancelRequestedAt: task.cancelRequestedAt ?? now };
    if (task.status !== 'new') throw new Refusal('conflict', 'taskFinished');
    if (task.quotaMonth) returnQuota(tx, task.owner, task.quotaMonth);
    return { status: 'cancelled', finishedAt: now, quotaMonth: null };
  });
}

/** Holds a waiting task back. The ticket that was issued for it finds nothing, and ends. */
export function pauseTask(context: ActorContext, id: string): TaskRow {
  return change(context, id, (task, _tx, now) => {
    requireWaiting(task);
    return { pausedAt: task.pausedAt ?? now };
  });
}

/** Lets a paused task go on, with a fresh ticket. */
export async function resumeTask(context: ActorContext, id: string): Promise<TaskRow> {
  const task = change(context, id, (row) => {
    requireWaiting(row);
    return { pausedAt: null };
  });
  await context.queue.issueTicket(`resume:${id}:${task.updatedAt}`, {
    owner: task.owner,
    plan: planOf(context.actor),
  });
  return task;
}

/** Moves a waiting task before another waiting one, or to the end (`beforeId` null). */
export function moveTask(context: ActorContext, id: string, beforeId: string | null): TaskRow {
  return change(context, id, (task, tx) => {
    requireWaiting(task);
    if (beforeId === null) return { position: lastPosition(tx, task.owner) };
    const next = getOwnedTask(tx, task.owner, beforeId);
    requireWaiting(next);
    const previous = tx
      .select({ position: sql<number | null>`max(${tasks.position})` })
      .from(tasks)
      .where(and(eq(tasks.owner, task.owner), eq(tasks.status, 'new'), lt(tasks.position, next.position)))
      .get();
    return { position: ((previous?.position ?? next.position - 2) + next.position) / 2 };
  });
}

/** Moves a waiting task before all others. */
export function moveTaskToFront(context: ActorContext, id: string): TaskRow {
  const first = context.db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.owner, context.actor.owner), eq(tasks.status, 'new')))
    .orderBy(asc(tasks.position))
    .get();
  return first && first.id !== id
    ? moveTask(context, id, first.id)
    : getOwnedTask(context.db, context.actor.owner, id);
}

/** Puts a failed or cancelled task back into the queue, counting it again if its quota was returned. */
export async function retryTask(context: ActorContext, id: string): Promise<TaskRow> {
  const { actor } = context;
  const task = change(context, id, (row, tx, now) => {
    if (row.status !== 'error' && row.status !== 'cancelled') throw new Refusal('conflict', 'taskFinished');
    if (row.request !== null) checkParallel(tx, actor);
    const month = row.quotaMonth ?? currentMonth(actor, now);
    if (row.quotaMonth === null) takeQuota(tx, actor.owner, month, limitsOf(actor).monthly);
    return {
      status: 'new',
      stage: 'waiting',
      progress: 0,
      remainingMs: null,
      errorCode: null,
      errorDetail: null,
      runId: null,
      pausedAt: null,
      cancelRequestedAt: null,
      startedAt: null,
      finishedAt: null,
      quotaMonth: month,
      position: lastPosition(tx, row.owner),
    };
  });
  await context.queue.issueTicket(`retry:${id}:${task.updatedAt}`, {
    owner: task.owner,
    plan: planOf(actor),
  });
  return task;
}

/** Takes a task out of the lists; a live one is cancelled. `restoreTask` undoes it until the sweep. */
export function removeTask(context: ActorContext, id: string): TaskRow {
  const { status } = getOwnedTask(context.db, context.actor.owner, id);
  if (status === 'new' || status === 'process') cancelTask(context, id);
  return change(context, id, (_task, _tx, now) => ({ deletedAt: now }));
}

/** Takes a task out of the lists for good, as clients of document 000 do: what it cost of the month is not returned. */
export function discardTask(context: ActorContext, id: string): TaskRow {
  return change(context, id, (task, _tx, now) => ({
    deletedAt: task.deletedAt ?? now,
    quotaMonth: null,
    ...(task.status === 'new' ? { status: 'cancelled' as const, finishedAt: now } : {}),
    ...(task.status === 'process' ? { cancelRequestedAt: task.cancelRequestedAt ?? now } : {}),
  }));
}

/** Undoes `removeTask` as long as the task's files are still there. */
export function restoreTask(context: ActorContext, id: string): TaskRow {
  return change(context, id, (task) => {
    if (task.forgottenAt !== null) throw new Refusal('gone', 'notFound');
    return { deletedAt: null };
  });
}
