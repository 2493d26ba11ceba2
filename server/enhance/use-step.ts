/** Going back to the picture of an earlier step, or forward again: it becomes the result of its task. */
import { mkdir, rm } from 'node:fs/promises';
import { and, eq } from 'drizzle-orm';
import { planOf } from '@/server/billing/plans';
import { taskExports, tasks } from '@/server/db/schema/tasks';
import { getOwnedObject } from '@/server/media/objects';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import type { ActorContext, EnhanceContext } from './context';
import { makeFiles } from './publish';
import { getOwnedTask, type TaskRow } from './queries';
import { loadTask } from './queue';
import { asRefusal } from './run-step';
import { stepsOf } from './steps';
import type { WorkContext } from './work-context';

const NEVER = new AbortController().signal;

/**
 * Asks for the picture of step `ordinal` as the result; the one there is stays until the new one is published. Throws
 * `Refusal` taskNotFinished, or notFound for a step that there is not.
 */
export async function requestStep(
  context: ActorContext,
  { id, ordinal }: { id: string; ordinal: number },
): Promise<TaskRow> {
  const { db, clock, actor, queue } = context;
  const now = clock.now();
  const asked = db.transaction(
    (tx) => {
      const task = getOwnedTask(tx, actor.owner, id);
      if (task.status !== 'success') throw new Refusal('conflict', 'taskNotFinished');
      const steps = stepsOf(tx, [id]);
      const masterId = steps[ordinal]?.masterId;
      if (!masterId) throw new Refusal('notFound', 'notFound');
      getOwnedObject(tx, actor.owner, masterId, now);
      if (ordinal === (task.wantedStep ?? task.usedStep ?? steps.length - 1)) return false;
      tx.update(tasks).set({ wantedStep: ordinal, updatedAt: now }).where(eq(tasks.id, id)).run();
      return true;
    },
    { behavior: 'immediate' },
  );
  if (asked) await queue.useStep(`${id}:${ordinal}:${now}`, id, { owner: actor.owner, plan: planOf(actor) });
  return getOwnedTask(db, actor.owner, id);
}

/** The worker's side: publishes the wanted step's picture. Does nothing when it is wanted no more. */
export async function publishStep(context: WorkContext, taskId: string): Promise<void> {
  const task = loadTask(context, taskId);
  const { wantedStep: ordinal } = task;
  const masterId = ordinal === null ? null : (stepsOf(context.db, [taskId])[ordinal]?.masterId ?? null);
  if (ordinal === null || masterId === null || task.status !== 'success') return;
  const workDir = dataPath('temporary', `step-${taskId}-${ordinal}`);
  try {
    await mkdir(workDir, { recursive: true });
    const made = await makeFiles(context, { task, signal: NEVER, workDir }, { masterId, ordinal });
    const { width, height } = getOwnedObject(context.db, task.owner, masterId, context.clock.now());
    finish(context, taskId, ordinal, { ...made, masterId, outputWidth: width, outputHeight: height });
  } catch (error) {
    if (!asRefusal(error)) throw error;
    giveUpStep(context, taskId);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** The new result takes the old one's place; further formats were made of the old one. */
function finish(
  { db, clock }: EnhanceContext,
  taskId: string,
  ordinal: number,
  made: Partial<typeof tasks.$inferInsert>,
): void {
  const still = and(eq(tasks.id, taskId), eq(tasks.wantedStep, ordinal));
  db.transaction(
    (tx) => {
      const { changes } = tx
        .update(tasks)
        .set({ ...made, usedStep: ordinal, wantedStep: null, updatedAt: clock.now() })
        .where(still)
        .run();
      if (changes > 0) tx.delete(taskExports).where(eq(taskExports.taskId, taskId)).run();
    },
    { behavior: 'immediate' },
  );
}

/** Leaves the result as it is. */
export function giveUpStep({ db, clock }: EnhanceContext, taskId: string): void {
  db.update(tasks).set({ wantedStep: null, updatedAt: clock.now() }).where(eq(tasks.id, taskId)).run();
}
