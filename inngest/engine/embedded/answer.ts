/** Carrying out what the SDK answered to one invocation, in one transaction. */
import type { EngineContext } from './context';
import { heldItem, markServed } from './lease';
import { planOperation } from './plan';
import type { Operation, WireError } from './protocol';
import { release, retryLater } from './queue';
import type { QueueRow, RunRow, StepRow } from './rows';
import { completeRun, failRun } from './runs';
import { afterStep, finishStep, LimitError, unfinished, type StepName } from './steps';

/** `retryAt` is in ms since the epoch. */
export type Answer =
  | { kind: 'done'; data: unknown }
  | { kind: 'operations'; operations: Operation[]; retryAt?: number }
  | { kind: 'error'; error: WireError; retriable: boolean; retryAt?: number };

/** What an operation is called in the admin view. */
export const nameOf = (op: Operation, as: string = op.op): StepName => ({
  id: op.id,
  name: op.displayName ?? op.name ?? op.id,
  op: as,
});

const mayRetry = (context: EngineContext, item: QueueRow) =>
  item.attempt + 1 < (context.registry.get(item.fn)?.maxAttempts ?? 1);

function onError(context: EngineContext, item: QueueRow, answer: Answer & { kind: 'error' }): void {
  if (answer.retriable && mayRetry(context, item)) retryLater(context, item, item.attempt, answer.retryAt);
  else failRun(context, item.run, answer.error);
}

/** An answer to the replay of a function. */
function onReplay(context: EngineContext, item: QueueRow, answer: Answer & { kind: 'operations' }): void {
  const run = context.store.one<RunRow>('SELECT * FROM runs WHERE id = ?', item.run);
  if (!run) return;
  let progress = item.again === 1;
  let failed = false;
  for (const op of answer.operations) {
    switch (op.op) {
      case 'RunComplete':
        return completeRun(context, item.run, op.data);
      case 'StepRun':
        finishStep(context, item.run, nameOf(op), { data: op.data }, item.attempt + 1);
        progress = true;
        break;
      case 'StepError':
      case 'StepFailed':
        if (op.op === 'StepError' && mayRetry(context, item)) failed = true;
        else {
          finishStep(context, item.run, nameOf(op, 'StepRun'), { error: op.error }, item.attempt + 1);
          progress = true;
        }
        break;
      case 'DiscoveryRequest':
        progress = true;
        break;
      default:
        planOperation(context, run, op);
    }
  }
  if (failed) return retryLater(context, item, item.attempt, answer.retryAt);
  if (progress) return release(context, item, 'ready', context.now(), 0);
  const { planned, waiting } = unfinished(context, item.run);
  if (planned + waiting > 0) return release(context, item, 'parked', 0, 0);
  throw new LimitError('the function neither finished nor asked for a step');
}

/** An answer to one planned step. */
function onStep(context: EngineContext, item: QueueRow, answer: Answer & { kind: 'operations' }): void {
  const [op] = answer.operations;
  if (op?.id !== item.step || !['StepRun', 'StepError', 'StepFailed'].includes(op.op)) {
    throw new LimitError(`asked for step ${item.step}, the function answered ${op?.op ?? 'nothing'}`);
  }
  if (op.op === 'StepError' && mayRetry(context, item)) {
    return retryLater(context, item, item.attempt, answer.retryAt);
  }
  const result = 'error' in op ? { error: op.error } : { data: 'data' in op ? op.data : null };
  const step = context.store.one<StepRow>(
    'SELECT * FROM steps WHERE run = ? AND id = ?',
    item.run,
    item.step,
  );
  finishStep(context, item.run, nameOf(op, 'StepRun'), result, item.attempt + 1);
  context.store.run('DELETE FROM queue WHERE id = ?', item.id);
  afterStep(context, item.run, step?.race === 1);
}

/** Carries out an answer. One to a lease that is no longer held, or to a run that is over, changes nothing. */
export function applyAnswer(context: EngineContext, leased: QueueRow, answer: Answer): void {
  const { store } = context;
  try {
    store.transaction(() => {
      const item = heldItem(context, leased.id, leased.lease);
      if (!item) return;
      markServed(context, item.lane);
      if (answer.kind === 'error') onError(context, item, answer);
      else if (answer.kind === 'done') completeRun(context, item.run, answer.data);
      else if (item.step === '') onReplay(context, item, answer);
      else onStep(context, item, answer);
    });
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    // The transaction above was rolled back; the run fails in one of its own.
    const { name, message, stack } = error;
    store.transaction(() => {
      if (heldItem(context, leased.id, leased.lease)) failRun(context, leased.run, { name, message, stack });
    });
  }
}
