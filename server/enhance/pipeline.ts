/** The steps of a task. Each may run twice: it writes to a temporary name, then to a deterministic key. */
import path from 'node:path';
import { upscalePicture } from '@/server/inference/upscale';
import { adoptFile, getOwnedObject } from '@/server/media/objects';
import { probePicture } from '@/server/media/pixels/probe';
import { fetchInput } from './fetch-input';
import { operations } from './operations';
import { reportProgress, STAGE_START } from './progress';
import { noticesOf, type TaskRow } from './queries';
import { updateRunningTask } from './queue';
import { runStep, type StepOutcome } from './run-step';
import { taskKey } from './task-files';
import type { WorkContext } from './work-context';

export { publish } from './publish';

/** What was noticed so far and what is new, as the row holds it. */
function addNotices(task: TaskRow, notices: readonly string[]): string {
  return JSON.stringify([...new Set([...noticesOf(task), ...notices])]);
}

/** Reads the stored picture's header again: its row may be older than the rules. A far picture is fetched first. */
export function probe(context: WorkContext, taskId: string): Promise<StepOutcome> {
  return runStep(context, taskId, async ({ task, workDir }) => {
    if (task.inputUrl !== null) await fetchInput(context, task, workDir);
    const source = getOwnedObject(context.db, task.owner, task.inputId, context.clock.now());
    const { width, height, notices } = await probePicture(await context.media.storage.localPath(source.key));
    updateRunningTask(context, taskId, {
      stage: 'enlarge',
      progress: STAGE_START.enlarge,
      inputWidth: width,
      inputHeight: height,
      notices: addNotices(task, notices),
    });
  });
}

/** Enlarges into the lossless master, which every result, preview and crop is made from. */
export function enlarge(context: WorkContext, taskId: string): Promise<StepOutcome> {
  return runStep(context, taskId, async ({ task, signal, workDir }) => {
    const source = getOwnedObject(context.db, task.owner, task.inputId, context.clock.now());
    const [operation] = operations.parse(JSON.parse(task.operations));
    if (!operation) throw new Error('a task has one operation');
    const { scale, style, noise, network, width, height, density } = operation;
    const master = path.join(workDir, 'master.tif');
    const span = STAGE_START.publish - STAGE_START.enlarge;
    const size = await upscalePicture({
      source: await context.media.storage.localPath(source.key),
      master,
      ...{ scale, style, noise, network, density },
      size: width !== undefined && height !== undefined ? { width, height } : undefined,
      workDir,
      signal,
      onProgress: reportProgress(context, taskId, (fraction) => STAGE_START.enlarge + span * fraction),
    });
    const object = await adoptFile(context.media, {
      owner: task.owner,
      purpose: 'master',
      name: `${path.parse(source.name).name}.tif`,
      key: taskKey(taskId, 'master.tif'),
      mime: 'image/tiff',
      width: size.width,
      height: size.height,
      path: master,
    });
    updateRunningTask(context, taskId, {
      stage: 'publish',
      progress: STAGE_START.publish,
      masterId: object.id,
      notices: addNotices(task, size.notices),
      outputWidth: size.width,
      outputHeight: size.height,
    });
  });
}
