/** Step results: the memory that makes a finished step never run again. */
import type { EngineContext } from './context';
import { bytesOf, MAX_RUN_STATE_BYTES, MAX_STEP_OUTPUT_BYTES, MAX_STEPS } from './limits';
import type { WireError } from './protocol';
import { wake } from './queue';
import type { StepRow } from './rows';

/** A run went over a limit; it fails with this message. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
}

export interface StepName {
  id: string;
  name: string;
  op: string;
}

export type StepResult = { data: unknown } | { error: WireError };

/** Counts an output against the limits of its run. */
function countBytes({ store }: EngineContext, run: string, step: StepName, bytes: number): void {
  if (bytes > MAX_STEP_OUTPUT_BYTES) {
    throw new LimitError(`step ${step.name} answered ${bytes} bytes; the limit is ${MAX_STEP_OUTPUT_BYTES}`);
  }
  const state = store.one<{ state_bytes: number }>('SELECT state_bytes FROM runs WHERE id = ?', run);
  if ((state?.state_bytes ?? 0) + bytes > MAX_RUN_STATE_BYTES) {
    throw new LimitError(`the steps of this run answered more than ${MAX_RUN_STATE_BYTES} bytes`);
  }
  store.run('UPDATE runs SET state_bytes = state_bytes + ? WHERE id = ?', bytes, run);
}

function addStep(
  { store, now }: EngineContext,
  run: string,
  step: StepName,
  race: boolean,
  wakeAt: number | null,
): boolean {
  const added = store.run(
    `INSERT INTO steps (run, id, name, op, status, race, wake_at, created_at) VALUES (?, ?, ?, ?, 'pending', ?, ?, ?)
     ON CONFLICT (run, id) DO NOTHING`,
    run,
    step.id,
    step.name,
    step.op,
    race ? 1 : 0,
    wakeAt,
    now(),
  );
  if (!added) return false;
  store.run('UPDATE runs SET step_count = step_count + 1 WHERE id = ?', run);
  const count =
    store.one<{ step_count: number }>('SELECT step_count FROM runs WHERE id = ?', run)?.step_count ?? 0;
  if (count > MAX_STEPS) throw new LimitError(`a run may have at most ${MAX_STEPS} steps`);
  return true;
}

/** Notes a step that is still to finish. False when the run already knows it (a replay reports it again). */
export function planStep(
  context: EngineContext,
  run: string,
  step: StepName,
  { race = false, wakeAt }: { race?: boolean; wakeAt?: number } = {},
): boolean {
  return addStep(context, run, step, race, wakeAt ?? null);
}

/**
 * Stores the result of a step. The first result stays: false when the step was finished before.
 * Throws `LimitError` over a limit.
 */
export function finishStep(
  context: EngineContext,
  run: string,
  step: StepName,
  result: StepResult,
  attempts = 1,
): boolean {
  const { store, now } = context;
  addStep(context, run, step, false, null);
  const data = 'data' in result ? JSON.stringify(result.data ?? null) : null;
  const error = 'error' in result ? JSON.stringify(result.error) : null;
  const changed = store.run(
    `UPDATE steps SET status = ?, data = ?, error = ?, attempts = ?, wake_at = NULL, finished_at = ?,
       position = (SELECT coalesce(max(position), 0) + 1 FROM steps WHERE run = ?)
     WHERE run = ? AND id = ? AND status = 'pending'`,
    error === null ? 'completed' : 'failed',
    data,
    error,
    attempts,
    now(),
    run,
    run,
    step.id,
  );
  if (changed && data !== null) countBytes(context, run, step, bytesOf(data));
  return changed > 0;
}

/** How many planned (parallel) and how many waiting (sleep, event, invoke) steps are unfinished. */
export function unfinished(
  { store }: EngineContext,
  run: string,
): { planned: number; waiting: number; racing: number } {
  const row = store.one<{ planned: number; waiting: number; racing: number }>(
    `SELECT coalesce(sum(op = 'StepPlanned'), 0) AS planned, coalesce(sum(op <> 'StepPlanned'), 0) AS waiting,
       coalesce(sum(race), 0) AS racing
     FROM steps WHERE run = ? AND status = 'pending'`,
    run,
  );
  return row ?? { planned: 0, waiting: 0, racing: 0 };
}

/** After a step finished: replay the function once all planned steps are in (a race replays at each). */
export function afterStep(context: EngineContext, run: string, race = false): void {
  if (race || unfinished(context, run).planned === 0) wake(context, run);
}

/** Finishes a waiting step (sleep over, event arrived, function answered) of a run that goes on. */
export function settleWaiting(context: EngineContext, run: string, id: string, result: StepResult): void {
  const { store } = context;
  const step = store.one<StepRow>(
    `SELECT steps.* FROM steps JOIN runs ON runs.id = steps.run
     WHERE steps.run = ? AND steps.id = ? AND steps.status = 'pending' AND runs.finished_at IS NULL`,
    run,
    id,
  );
  if (!step) return;
  try {
    store.transaction(() => finishStep(context, run, step, result));
  } catch (error) {
    // The event or answer is too large for the run: the function gets the error instead.
    if (!(error instanceof LimitError)) throw error;
    const { name, message, stack } = error;
    finishStep(context, run, step, { error: { name, message, stack } });
  }
  store.run('DELETE FROM waits WHERE run = ? AND step = ?', run, id);
  afterStep(context, run, step.race === 1);
}

/** Results in completion order, for the SDK's replay. */
export function finishedSteps(
  { store }: EngineContext,
  run: string,
): Pick<StepRow, 'id' | 'data' | 'error'>[] {
  return store.all(
    "SELECT id, data, error FROM steps WHERE run = ? AND status IN ('completed', 'failed') ORDER BY position",
    run,
  );
}
