/** The picture of a task that was accepted before its bytes had come: fetched by the worker, in its own time. */
import path from 'node:path';
import { PLAN_LIMITS } from '@/server/billing/plans';
import { planOfOwner } from '@/server/billing/service';
import { keepObject } from '@/server/media/objects';
import { fetchPicture } from './fetch-picture';
import { operations, resultEncoding, type Operation, type OperationWish } from './operations';
import { prepare } from './prepare';
import type { TaskRow } from './queries';
import { updateRunningTask } from './queue';
import { enterSteps } from './steps';
import type { WorkContext } from './work-context';

/** For slow servers; whoever waits longer has given up. */
const PATIENCE_MS = 60_000;

/** What was wished before the picture's size was known: far pictures are asked for by factors only. */
function wishFor(operation: Operation): OperationWish {
  if (operation.kind !== 'upscale') return operation;
  const { kind, style, noise, scale } = operation;
  return { kind, style, noise, size: { by: 'factor', factor: scale } };
}

/**
 * Fetches a task's picture and fixes what depended on it. Throws the refusal that ends the task: nothing came, it
 * was no picture, or its owner's plan does not allow it.
 */
export async function fetchInput(context: WorkContext, task: TaskRow, workDir: string): Promise<void> {
  if (task.inputUrl === null) return;
  const { db, clock, media } = context;
  const limits = PLAN_LIMITS[planOfOwner(db, task.owner, clock.now())];
  const picture = await fetchPicture(media, {
    address: task.inputUrl,
    owner: task.owner,
    id: task.inputId,
    path: path.join(workDir, 'input'),
    maxBytes: limits.bytes,
    timeoutMs: PATIENCE_MS,
  });
  const wishes = operations.parse(JSON.parse(task.operations)).map(wishFor);
  const wanted = { operations: wishes, output: resultEncoding.parse(JSON.parse(task.output)) };
  const { frozen, output, notices } = prepare(picture, wanted, limits);
  keepObject(db, task.owner, picture.id);
  enterSteps(db, task.id, frozen);
  updateRunningTask(context, task.id, {
    inputUrl: null,
    operations: JSON.stringify(frozen),
    output: JSON.stringify(output),
    notices: JSON.stringify(notices),
  });
}
