/** Rows of work: putting them in, waking them, and putting them back after a failure. */
import type { EngineContext } from './context';
import type { QueueRow, RunRow } from './rows';

/** Begins the concurrency keys that do not depend on the event: all runs of a function have them in common. */
export const SHARED_KEY = '*';

type Place = Pick<
  RunRow,
  'id' | 'fn' | 'lane' | 'priority' | 'created_at' | 'key1' | 'limit1' | 'key2' | 'limit2'
>;

/** Adds work for a run: `step` '' replays the function, else runs that planned step. Harmless when present. */
export function enqueue({ store, now }: EngineContext, run: Place, step: string, availableAt: number): void {
  store.run(
    `INSERT INTO queue (run, step, fn, lane, priority, sort_at, state, available_at, key1, limit1, key2, limit2)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run, step) DO NOTHING`,
    run.id,
    step,
    run.fn,
    run.lane,
    run.priority,
    run.created_at - run.priority,
    availableAt > now() ? 'timed' : 'ready',
    availableAt,
    run.key1,
    run.limit1,
    run.key2,
    run.limit2,
  );
}

/** Has the function replayed soon; when a replay is out right now, once more after it. */
export function wake({ store, now }: EngineContext, run: string): void {
  store.run("UPDATE queue SET again = 1 WHERE run = ? AND step = '' AND state <> 'parked'", run);
  store.run(
    "UPDATE queue SET state = 'ready', available_at = ?, attempt = 0 WHERE run = ? AND step = '' AND state = 'parked'",
    now(),
    run,
  );
}

/** Ends a lease: the item goes to `state`, to be taken again from `availableAt` on. */
export function release(
  { store }: EngineContext,
  item: QueueRow,
  state: 'ready' | 'timed' | 'parked',
  availableAt: number,
  attempt: number,
): void {
  store.run(
    'UPDATE queue SET state = ?, available_at = ?, attempt = ?, kills = 0, again = 0, owner = NULL WHERE id = ?',
    state,
    availableAt,
    attempt,
    item.id,
  );
}

/** Puts an item back for its next attempt, after `retryAt` or the usual back-off. */
export function retryLater(context: EngineContext, item: QueueRow, attempt: number, retryAt?: number): void {
  const at = retryAt ?? context.now() + context.retryDelay(attempt);
  release(context, item, 'timed', at, attempt + 1);
}

/** Turns timed work whose moment has come into ready work. Returns how many rows. */
export function promoteDue({ store, now }: EngineContext): number {
  return store.run("UPDATE queue SET state = 'ready' WHERE state = 'timed' AND available_at <= ?", now());
}
