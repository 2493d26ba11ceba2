/** Accepting a task: every limit is decided here, once, before anything is queued. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { limitsOf, planOf, type PlanLimits } from '@/server/billing/plans';
import { takeQuota } from '@/server/billing/quota';
import { currentMonth } from '@/server/billing/service';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { planPasses } from '@/server/inference/plan';
import { getOwnedObject, keepObject, type MediaObject } from '@/server/media/objects';
import { formatFor } from '@/server/media/pixels/formats';
import { consumeTry } from '@/server/platform/rate-limit';
import { ID_PATTERN, newId } from '@/server/platform/ids';
import type { ActorContext } from './context';
import { footprint } from './footprint';
import { checkLimits, checkResult, sizeOf } from './limits';
import { operationWishes, resultEncoding } from './operations';
import { getOwnedTask, type TaskRow } from './queries';
import { checkRoom, freeBytes, promisedBytes } from './room';
import { freeze, resultSize } from './size';

export const newTask = z.object({
  mediaId: z.string().regex(ID_PATTERN),
  operations: operationWishes,
  output: resultEncoding,
});
export type NewTask = z.output<typeof newTask>;

/**
 * Everything about a task that must be known before it is accepted: operations with exact sizes, and a format
 * that can hold the result. Throws the refusal that names what stands against it.
 */
function prepare(object: MediaObject, { operations, output }: NewTask, limits: PlanLimits) {
  const picture = sizeOf(object);
  const frozen = operations.map((wish) => freeze(wish, picture));
  checkLimits(object, frozen, limits);
  let format = output.format;
  let peak = 0;
  for (const operation of frozen) {
    const result = resultSize(operation, picture);
    checkResult(result, limits);
    format = formatFor(format, result);
    const { passes } = planPasses({ ...operation, factor: operation.scale });
    const channels = object.mime === 'image/jpeg' ? 3 : 4;
    const needs = { picture, result, passes: passes.map(({ scale }) => scale), channels, format } as const;
    peak = Math.max(peak, footprint(needs).peak);
  }
  const notices = format === output.format ? [] : ['formatSubstituted'];
  return { frozen, output: { ...output, format }, notices, peak };
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
  const free = await (context.freeBytes ?? freeBytes)();
  db.transaction(
    (tx) => {
      const picture = getOwnedObject(tx, actor.owner, input.mediaId, now);
      const { frozen, output, notices, peak } = prepare(picture, input, limits);
      checkRoom(peak, free, promisedBytes(tx));
      keepObject(tx, actor.owner, picture.id);
      takeQuota(tx, actor.owner, month, limits.monthly);
      tx.insert(tasks)
        .values({
          id,
          owner: actor.owner,
          inputId: picture.id,
          operations: JSON.stringify(frozen),
          output: JSON.stringify(output),
          notices: JSON.stringify(notices),
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
