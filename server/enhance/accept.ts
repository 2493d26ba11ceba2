/** Accepting a task: every limit is decided here, once, before anything is queued. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { limitsOf, planOf, type PlanLimits } from '@/server/billing/plans';
import { takeQuota } from '@/server/billing/quota';
import { currentMonth } from '@/server/billing/service';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { getOwnedObject, keepObject, type MediaObject } from '@/server/media/objects';
import { consumeTry } from '@/server/platform/rate-limit';
import { Refusal } from '@/server/platform/errors';
import { ID_PATTERN, newId } from '@/server/platform/ids';
import type { ActorContext } from './context';
import { operations, resultEncoding, type Operation } from './operations';
import { getOwnedTask, type TaskRow } from './queries';

export const newTask = z.object({
  mediaId: z.string().regex(ID_PATTERN),
  operations,
  output: resultEncoding,
});
export type NewTask = z.output<typeof newTask>;

/** Throws the refusal that names the limit which this picture or this operation exceeds. */
export function checkLimits(picture: MediaObject, wanted: Operation[], limits: PlanLimits): void {
  const { width, height, bytes } = picture;
  if (width === null || height === null) throw new Refusal('unsupported', 'notAPicture');
  if (bytes > limits.bytes) throw new Refusal('tooLarge', 'fileTooLarge', { bytes, limit: limits.bytes });
  if (width > limits.side || height > limits.side) {
    throw new Refusal('tooLarge', 'pictureTooLarge', { width, height, limit: limits.side });
  }
  for (const operation of wanted) {
    if (operation.scale > limits.scale)
      throw new Refusal('forbidden', 'scaleTooLarge', { limit: limits.scale });
  }
}

/** The position after every waiting task of an owner. */
export function lastPosition(db: Queryable, owner: string): number {
  const row = db
    .select({ last: sql<number | null>`max(${tasks.position})` })
    .from(tasks)
    .where(and(eq(tasks.owner, owner), eq(tasks.status, 'new')))
    .get();
  return (row?.last ?? 0) + 1;
}

/**
 * Accepts a task: limits and quota are checked and counted in the transaction that inserts it, so that two
 * requests at the same instant cannot both take the last of the month. The ticket follows; should this process
 * die between the two, the sweep (queue.ts) issues it again.
 */
export async function acceptTask(context: ActorContext, input: NewTask): Promise<TaskRow> {
  const { db, clock, actor, queue } = context;
  await consumeTry('createTask', actor.owner);
  const now = clock.now();
  const month = currentMonth(actor, now);
  const limits = limitsOf(actor);
  const id = newId();
  db.transaction(
    (tx) => {
      const picture = getOwnedObject(tx, actor.owner, input.mediaId, now);
      checkLimits(picture, input.operations, limits);
      keepObject(tx, actor.owner, picture.id);
      takeQuota(tx, actor.owner, month, limits.monthly);
      tx.insert(tasks)
        .values({
          id,
          owner: actor.owner,
          inputId: picture.id,
          operations: JSON.stringify(input.operations),
          output: JSON.stringify(input.output),
          inputWidth: picture.width,
          inputHeight: picture.height,
          position: lastPosition(tx, actor.owner),
          quotaMonth: month,
          createdAt: now,
          updatedAt: now,
        })
        .run();
    },
    { behavior: 'immediate' },
  );
  await queue.issueTicket(`accept:${id}`, { owner: actor.owner, plan: planOf(actor) });
  return getOwnedTask(db, actor.owner, id);
}
