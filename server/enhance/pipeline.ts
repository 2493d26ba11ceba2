/** The steps of a task. Each may run twice: it writes to a temporary name, then to a deterministic key. */
import { getOwnedObject } from '@/server/media/objects';
import { probePicture } from '@/server/media/pixels/probe';
import { fetchInput } from './fetch-input';
import { addNotices } from './operate';
import { operations, type OperationKind } from './operations';
import { STAGE_START } from './progress';
import { loadTask, updateRunningTask } from './queue';
import { runStep, type StepOutcome } from './run-step';
import type { WorkContext } from './work-context';

export { keepAsIs, operate, operateAll } from './operate';
export { publish } from './publish';

/**
 * Reads the stored picture's header again: its row may be older than the rules. A far picture is fetched first.
 * Answers what will be done, in order.
 */
export async function probe(
  context: WorkContext,
  taskId: string,
): Promise<StepOutcome & { kinds?: OperationKind[] }> {
  const outcome = await runStep(context, taskId, async ({ task, workDir }) => {
    if (task.inputUrl !== null) await fetchInput(context, task, workDir);
    const source = getOwnedObject(context.db, task.owner, task.inputId, context.clock.now());
    const { width, height, notices } = await probePicture(await context.media.storage.localPath(source.key));
    const [first] = operations.parse(JSON.parse(loadTask(context, taskId).operations));
    updateRunningTask(context, taskId, {
      stage: first && first.kind !== 'upscale' ? 'restore' : 'enlarge',
      progress: STAGE_START.enlarge,
      inputWidth: width,
      inputHeight: height,
      notices: addNotices(task, notices),
    });
  });
  if (outcome.ended) return outcome;
  return {
    kinds: operations.parse(JSON.parse(loadTask(context, taskId).operations)).map(({ kind }) => kind),
  };
}
