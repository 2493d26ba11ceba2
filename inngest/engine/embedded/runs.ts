/** The life of a run: made from an event, ended exactly once. */
import { newId } from '@/server/platform/ids';
import type { EngineContext } from './context';
import { equality, keyOf, valueAt } from './expressions';
import { acceptEvents } from './inbox';
import { momentOf } from './duration';
import { DEDUPE_MS } from './limits';
import { placementOf } from './placement';
import { storedEvent, type StoredEvent, type WireError } from './protocol';
import { enqueue } from './queue';
import type { FunctionSpec } from './registry';
import type { RunRow } from './rows';
import { settleWaiting } from './steps';
import { startMoment } from './throttle';

function seenBefore({ store, now }: EngineContext, spec: FunctionSpec, event: StoredEvent): boolean {
  if (!spec.idempotency) return false;
  const key = `${spec.id}:${keyOf(spec.idempotency, event)}`;
  store.run('DELETE FROM idempotency WHERE key = ? AND created_at < ?', key, now() - DEDUPE_MS);
  return !store.run(
    'INSERT INTO idempotency (key, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    key,
    now(),
  );
}

function singletonKey(
  context: EngineContext,
  spec: FunctionSpec,
  event: StoredEvent,
): string | null | undefined {
  if (!spec.singleton) return null;
  const key = keyOf(spec.singleton.key, event);
  const twin = context.store.one<{ id: string }>(
    'SELECT id FROM runs WHERE fn = ? AND singleton = ? AND finished_at IS NULL',
    spec.id,
    key,
  );
  if (twin && spec.singleton.mode === 'skip') return undefined;
  if (twin) cancelRun(context, twin.id);
  return key;
}

function listenForCancel(
  { store, now }: EngineContext,
  spec: FunctionSpec,
  run: string,
  event: StoredEvent,
): void {
  for (const { event: name, if: condition, timeout } of spec.cancel) {
    const pair = condition === undefined ? undefined : equality(condition);
    const value = pair && valueAt(event, pair.ours);
    store.run(
      "INSERT INTO waits (run, step, event, path, value, expression, expires_at) VALUES (?, '', ?, ?, ?, ?, ?)",
      run,
      name,
      value === undefined ? '' : (pair?.theirs ?? ''),
      value ?? '',
      condition ?? null,
      timeout === undefined ? null : momentOf(timeout, now()),
    );
  }
}

/**
 * Makes a run of a function for an event, unless idempotency or a singleton says no. Returns its id.
 * `parent` is the step that invoked it.
 */
export function createRun(
  context: EngineContext,
  spec: FunctionSpec,
  event: StoredEvent,
  parent?: { run: string; step: string },
): string | undefined {
  const { store, now } = context;
  if (!parent && seenBefore(context, spec, event)) return undefined;
  const singleton = singletonKey(context, spec, event);
  if (singleton === undefined) return undefined;
  const run = { id: newId(), fn: spec.id, created_at: now(), ...placementOf(spec, event) };
  store.run(
    `INSERT INTO runs (id, fn, status, event, lane, priority, key1, limit1, key2, limit2, singleton, parent_run, parent_step, created_at)
     VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    run.id,
    run.fn,
    JSON.stringify(event),
    run.lane,
    run.priority,
    run.key1,
    run.limit1,
    run.key2,
    run.limit2,
    singleton,
    parent?.run ?? null,
    parent?.step ?? null,
    run.created_at,
  );
  listenForCancel(context, spec, run.id, event);
  enqueue(context, run, '', startMoment(context, spec, event));
  return run.id;
}

/** Marks a run ended and clears what it still had queued. Undefined when it had ended before. */
function endRun(
  { store, now }: EngineContext,
  id: string,
  status: 'completed' | 'failed' | 'cancelled',
  output: string | null,
  error: string | null,
): RunRow | undefined {
  const changed = store.run(
    'UPDATE runs SET status = ?, output = ?, error = ?, finished_at = ? WHERE id = ? AND finished_at IS NULL',
    status,
    output,
    error,
    now(),
    id,
  );
  if (!changed) return undefined;
  store.run('DELETE FROM queue WHERE run = ?', id);
  store.run("DELETE FROM waits WHERE run = ? AND (step <> '' OR ? = 'completed')", id, status);
  store.run('UPDATE waits SET active = 0 WHERE run = ?', id);
  store.run("UPDATE steps SET status = 'dropped', wake_at = NULL WHERE run = ? AND status = 'pending'", id);
  return store.one<RunRow>('SELECT * FROM runs WHERE id = ?', id);
}

function answerParent(
  context: EngineContext,
  run: RunRow,
  result: { data: unknown } | { error: WireError },
): void {
  if (run.parent_run && run.parent_step) settleWaiting(context, run.parent_run, run.parent_step, result);
}

/** Tells functions that listen (`onFailure`) that a run ended badly. */
function announce(context: EngineContext, name: string, run: RunRow, error: WireError): void {
  if (context.registry.startedBy(name).length === 0) return;
  const event = storedEvent.parse(JSON.parse(run.event));
  // A failure handler that fails must not start failure handlers.
  if (event.name.startsWith('inngest/function.') && event.name !== 'inngest/function.invoked') return;
  const data = { function_id: run.fn, run_id: run.id, error, event };
  acceptEvents(context.store, [{ id: `${run.id}:${name}:${run.finished_at}`, name, data }], context.now());
}

/** Ends a run well. `data` is what the function returned. */
export function completeRun(context: EngineContext, id: string, data: unknown): void {
  const run = endRun(context, id, 'completed', JSON.stringify(data ?? null), null);
  if (run) answerParent(context, run, { data: data ?? null });
}

/** Ends a run badly: the error is kept, `onFailure` hears of it, a waiting parent gets it. */
export function failRun(context: EngineContext, id: string, error: WireError): void {
  const run = endRun(context, id, 'failed', null, JSON.stringify(error));
  if (!run) return;
  context.log.warn({ run: id, fn: run.fn, error: error.message }, 'job failed');
  announce(context, 'inngest/function.failed', run, error);
  answerParent(context, run, { error });
}

/** Stops a run: nothing more of it starts, and what a running step still answers is dropped. */
export function cancelRun(context: EngineContext, id: string): boolean {
  const error = { name: 'CancelledError', message: 'the run was cancelled', stack: undefined };
  const run = endRun(context, id, 'cancelled', null, JSON.stringify(error));
  if (!run) return false;
  announce(context, 'inngest/function.cancelled', run, error);
  answerParent(context, run, { error });
  return true;
}
