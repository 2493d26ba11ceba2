/** Accepting a task: every limit is decided here, once, before anything is queued. */
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { limitsOf, planOf, type PlanLimits } from '@/server/billing/plans';
import { takeQuota } from '@/server/billing/quota';
import { currentMonth } from '@/server/billing/service';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { getOwnedObject, keepObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { ID_PATTERN, newId } from '@/server/platform/ids';
import type { ActorContext } from './context';
import { takeMask } from './mask';
import { operations, operationWishes, resultEncoding } from './operations';
import { checkParallel } from './parallel';
import { prepare } from './prepare';
import { getOwnedTask, type TaskRow } from './queries';
import { checkRoom, freeBytes, promisedBytes } from './room';
import { freeze } from './size';
import { enterSteps } from './steps';

export const newTask = z.object({
  mediaId: z.string().regex(ID_PATTERN),
  operations: operationWishes,
  output: resultEncoding,
});
export type NewTask = z.output<typeof newTask>;

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

type Described = Pick<
  typeof tasks.$inferInsert,
  'inputId' | 'inputUrl' | 'operations' | 'output' | 'notices' | 'inputWidth' | 'inputHeight'
>;

/** What a decision about a task stands on; `free` in bytes. */
interface Ground {
  now: number;
  limits: PlanLimits;
  free: number;
}

/** Inserts a task that waits, with its steps; answers its id. Belongs into the transaction that checked it. */
export function insertTask(
  tx: Queryable,
  described: Described,
  facts: { owner: string; now: number; quotaMonth: string | null; request: string | null },
): string {
  const { now, ...rest } = facts;
  const id = newId();
  const position = lastPosition(tx, facts.owner);
  tx.insert(tasks)
    .values({ ...described, ...rest, id, position, createdAt: now, updatedAt: now })
    .run();
  enterSteps(tx, id, operations.parse(JSON.parse(described.operations)));
  return id;
}

/**
 * Enters a task into the books: what `describe` checks and the quota are decided in the transaction that inserts the
 * row, so that two requests at the same instant cannot both take the last of the month. The ticket follows; should
 * this process die between the two, the sweep (queue.ts) issues it again.
 */
async function enter(
  context: ActorContext,
  api: ApiRequest | null,
  describe: (tx: Queryable, ground: Ground) => Described,
): Promise<TaskRow> {
  const { db, clock, actor, queue } = context;
  await consumeTry('createTask', actor.owner);
  const now = clock.now();
  const month = currentMonth(actor, now);
  const limits = limitsOf(actor);
  const free = await (context.freeBytes ?? freeBytes)();
  const id = db.transaction(
    (tx) => {
      const described = describe(tx, { now, limits, free });
      // The web lets tasks wait in line; old clients are told that the line is full.
      if (api) checkParallel(tx, actor);
      takeQuota(tx, actor.owner, month, limits.monthly);
      const { owner } = actor;
      return insertTask(tx, described, { owner, now, quotaMonth: month, request: api?.request ?? null });
    },
    { behavior: 'immediate' },
  );
  await queue.issueTicket(`accept:${id}`, { owner: actor.owner, plan: planOf(actor) });
  return getOwnedTask(db, actor.owner, id);
}

/**
 * Checks a task for a stored picture of `owner` and describes its row; the picture is kept from now on. Throws the
 * refusal that names what stands against it.
 */
export function describeStored(
  tx: Queryable,
  owner: string,
  input: NewTask,
  { now, limits, free }: Ground,
): Described {
  const picture = getOwnedObject(tx, owner, input.mediaId, now);
  const { frozen, output, notices, peak } = prepare(picture, input, limits);
  takeMask(tx, { owner, wanted: frozen, picture, now });
  checkRoom(peak, free, promisedBytes(tx));
  keepObject(tx, owner, picture.id);
  return {
    inputId: picture.id,
    operations: JSON.stringify(frozen),
    output: JSON.stringify(output),
    notices: JSON.stringify(notices),
    inputWidth: picture.width,
    inputHeight: picture.height,
  };
}

/** Accepts a task for a stored picture. Throws the refusal that names what stands against it. */
export function acceptTask(
  context: ActorContext,
  input: NewTask,
  api: ApiRequest | null = null,
): Promise<TaskRow> {
  return enter(context, api, (tx, ground) => describeStored(tx, context.actor.owner, input, ground));
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
    const frozen = input.operations
      .map((wish) => freeze(wish, { width: 1, height: 1 }))
      .filter((one) => one !== null);
    for (const one of frozen)
      if (one.kind === 'upscale' && one.scale > limits.scale)
        throw new Refusal('forbidden', 'scaleTooLarge', { limit: limits.scale });
    return {
      inputId: newId(),
      inputUrl: input.inputUrl,
      operations: JSON.stringify(frozen),
      output: JSON.stringify(input.output),
    };
  });
}
