/** Turning accepted events into runs, wake-ups and cancellations; each event exactly once. */
import { SqliteError } from 'better-sqlite3';
import type { EngineContext } from './context';
import { holds, valueAt } from './expressions';
import { storedEvent, type StoredEvent } from './protocol';
import type { EventRow, WaitRow } from './rows';
import { cancelRun, createRun } from './runs';
import { settleWaiting } from './steps';

/** Events per transaction: the write lock is never held for long. */
const BATCH = 100;

/** Listeners for an event whose indexed equality (if any) fits; their full condition is still to be checked. */
function listeners({ store }: EngineContext, event: StoredEvent): WaitRow[] {
  const found: WaitRow[] = [];
  let path: string | undefined = '';
  while (path !== undefined) {
    const value = path === '' ? '' : valueAt(event, path);
    if (value !== undefined) {
      found.push(
        ...store.all<WaitRow>(
          'SELECT * FROM waits WHERE active = 1 AND event = ? AND path = ? AND value = ?',
          event.name,
          path,
          value,
        ),
      );
    }
    path = store.one<{ path: string }>(
      'SELECT path FROM waits WHERE active = 1 AND event = ? AND path > ? ORDER BY path LIMIT 1',
      event.name,
      path,
    )?.path;
  }
  return found;
}

function applies(context: EngineContext, wait: WaitRow, event: StoredEvent): boolean {
  if (wait.expires_at !== null && wait.expires_at < context.now()) return false;
  if (wait.expression === null) return true;
  const run = context.store.one<{ event: string }>('SELECT event FROM runs WHERE id = ?', wait.run);
  return run !== undefined && holds(wait.expression, { event: JSON.parse(run.event), async: event });
}

function ingest(context: EngineContext, event: StoredEvent): void {
  // Listeners first: an event never cancels or wakes the runs that it starts itself.
  for (const wait of listeners(context, event)) {
    if (!applies(context, wait, event)) continue;
    if (wait.step === '') cancelRun(context, wait.run);
    else settleWaiting(context, wait.run, wait.step, { data: event });
  }
  for (const { spec, condition } of context.registry.startedBy(event.name)) {
    if (condition === undefined || holds(condition, { event })) createRun(context, spec, event);
  }
}

/** Works off the inbox. Returns how many events there were. */
export function ingestEvents(context: EngineContext): number {
  const { store, now } = context;
  const pending = 'SELECT seq, id, name, payload FROM events WHERE ingested_at IS NULL ORDER BY seq LIMIT ?';
  let total = 0;
  while (store.one<EventRow>(pending, 1)) {
    total += store.transaction(() => {
      const rows = store.all<EventRow>(pending, BATCH);
      for (const row of rows) {
        try {
          store.transaction(() => ingest(context, storedEvent.parse(JSON.parse(row.payload))));
        } catch (error) {
          if (error instanceof SqliteError) throw error;
          // One bad event must not hold up all that come after it.
          context.log.error({ err: error, event: row.id, name: row.name }, 'an event could not be worked on');
        }
        store.run('UPDATE events SET ingested_at = ? WHERE seq = ?', now(), row.seq);
      }
      return rows.length;
    });
  }
  return total;
}
