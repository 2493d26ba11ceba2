/** Running one step of a task: cancel within a second, a folder for temporary files, refusals made visible. */
import { mkdir, rm } from 'node:fs/promises';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { endTask, isCancelled, loadTask } from './queue';
import type { TaskRow } from './queries';
import type { WorkContext } from './work-context';

/** What a step answers to the engine: ids and facts, or how the task has ended. */
export type StepOutcome = { ended?: 'cancelled' | 'error' };

const CANCEL_POLL_MS = 1000;

export interface StepTools {
  task: TaskRow;
  /** Aborted when the owner asks to stop. */
  signal: AbortSignal;
  /** A folder of this task's own; removed afterwards. */
  workDir: string;
}

/** Errors that the owner can understand; anything else is retried by the engine. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  // Node says it by a code, libvips in words.
  const full =
    error instanceof Error &&
    (('code' in error && error.code === 'ENOSPC') || /no space left/i.test(error.message));
  return full ? new Refusal('unavailable', 'diskFull') : undefined;
}

/** Runs a step's work. Unexpected errors pass through to the engine, which retries the step. */
export async function runStep(
  context: WorkContext,
  taskId: string,
  work: (tools: StepTools) => Promise<void>,
): Promise<StepOutcome> {
  const cancel = new AbortController();
  const poll = setInterval(() => {
    if (isCancelled(context, taskId)) cancel.abort();
  }, CANCEL_POLL_MS);
  const workDir = dataPath('temporary', `task-${taskId}`);
  try {
    if (isCancelled(context, taskId)) cancel.abort();
    cancel.signal.throwIfAborted();
    await mkdir(workDir, { recursive: true });
    await work({ task: loadTask(context, taskId), signal: cancel.signal, workDir });
    return {};
  } catch (error) {
    if (cancel.signal.aborted) {
      endTask(context, taskId, { status: 'cancelled' });
      return { ended: 'cancelled' };
    }
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    endTask(context, taskId, { status: 'error', refusal });
    return { ended: 'error' };
  } finally {
    clearInterval(poll);
    await rm(workDir, { recursive: true, force: true });
  }
}
