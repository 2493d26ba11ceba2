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
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { ID_PATTERN, newId } from '@/server/platform/ids';
import type { ActorContext } from './context';
import { footprint } from './footprint';
import { checkLimits, checkResult, sizeOf } from './limits';
import { operationWishes, resultEncoding } from './operations';
import { checkParallel } from './parallel';
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
export function prepare(
  object: MediaObject,
  { operations, output }: Pick<NewTask, 'operations' | 'output'>,
  limits: PlanLimits,
) {
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

/** What a documented API asks of the acceptance of a task, besides what the web does. */
export interface ApiRequest {
  /** JSON, what its client asked for, as it asked. */
  request: string;
}

type NewRow = Pick<
  typeof tasks.$inferInsert,
  'inputId' | 'inputUrl' | 'operations' | 'output' | 'notices' | 'inputWidth' | 'inputHeight'
>;

/**
 * Enters a task into the books: what `describe` checks and the quota are decided in the transaction that inserts the
 * row, so that two requests at the same instant cannot both take the last of the month. The ticket follows; should
 * this process die between the two, the sweep (queue.ts) issues it again.
 */
async function enter(
  context: ActorContext,
  api: ApiRequest | null,
  describe: (tx: Queryable, facts: { now: number; limits: PlanLimits; free: number }) => NewRow,
): Promise<TaskRow> {
  const { db, clock, actor, queue } = context;
  await consumeTry('createTask', actor.owner);
  const now = clock.now();
  const month = currentMonth(actor, now);
  const limits = limitsOf(actor);
  const id = newId();
  const free = await (context.freeBytes ?? freeBytes)();
  db.transaction(
    (tx) => {
      const row = describe(tx, { now, limits, free });
      // The web lets tasks wait in line; old clients are told that the line is full.
      if (api) checkParallel(tx, actor);
      takeQuota(tx, actor.owner, month, limits.monthly);
      tx.insert(tasks)
        .values({
          ...row,
          id,
          owner: actor.owner,
          request: api?.request ?? null,
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

/** Accepts a task for a stored picture. Throws the refusal that names what stands against it. */
export function acceptTask(
  context: ActorContext,
  input: NewTask,
  api: ApiRequest | null = null,
): Promise<TaskRow> {
  return enter(context, api, (tx, { now, limits, free }) => {
    const picture = getOwnedObject(tx, context.actor.owner, input.mediaId, now);
    const { frozen, output, notices, peak } = prepare(picture, input, limits);
    checkRoom(peak, free, promisedBytes(tx));
    keepObject(tx, context.actor.owner, picture.id);
    return {
      inputId: picture.id,
      operations: JSON.stringify(frozen),
      output: JSON.stringify(output),
      notices: JSON.stringify(notices),
      inputWidth: picture.width,
      inputHeight: picture.height,
    };
  });
}

/**
 * Accepts a task whose picture the worker shall fetch from `inputUrl` (fetch-input.ts): its limits are looked at
 * when it has come, but for the factor, which throws `Refusal` scaleTooLarge {limit} at once.
 */
export function acceptFarTask(
  context: ActorContext,
  input: Pick<NewTask, 'operations' | 'output'> & { inputUrl: string },
  api: ApiRequest,
): Promise<TaskRow> {
  return enter(context, api, (_tx, { limits }) => {
    const frozen = input.operations.map((wish) => freeze(wish, { width: 1, height: 1 }));
    for (const { scale } of frozen)
      if (scale > limits.scale) throw new Refusal('forbidden', 'scaleTooLarge', { limit: limits.scale });
    return {
      inputId: newId(),
      inputUrl: input.inputUrl,
      operations: JSON.stringify(frozen),
      output: JSON.stringify(input.output),
    };
  });
}
