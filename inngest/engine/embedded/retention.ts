/** Keeping the file small: finished runs and old events are swept after their time. */
import type { EngineContext } from './context';
import { DEDUPE_MS } from './limits';

const DAY = 24 * 60 * 60 * 1000;
/** How long finished work is kept for the admin view, in ms. */
export const KEEP_COMPLETED_MS = 7 * DAY;
export const KEEP_FAILED_MS = 30 * DAY;
/** Events are also what event ids are deduplicated against, so at least `DEDUPE_MS`. */
export const KEEP_EVENTS_MS = 2 * DEDUPE_MS;
/** Rows per transaction, so that nobody waits for the sweep. */
const BATCH = 500;

/** Deletes what is past its time. Returns how many runs and events went. */
export function sweep({ store, now }: EngineContext): number {
  const at = now();
  const repeat = (sql: string, ...values: (string | number)[]) => {
    let total = 0;
    for (;;) {
      const changed = store.run(sql, ...values, BATCH);
      total += changed;
      if (changed < BATCH) return total;
    }
  };
  const runs = 'DELETE FROM runs WHERE id IN (SELECT id FROM runs WHERE finished_at < ? AND status';
  const swept =
    repeat(`${runs} = 'completed' LIMIT ?)`, at - KEEP_COMPLETED_MS) +
    repeat(`${runs} <> 'completed' LIMIT ?)`, at - KEEP_FAILED_MS) +
    repeat(
      'DELETE FROM events WHERE seq IN (SELECT seq FROM events WHERE received_at < ? AND ingested_at IS NOT NULL LIMIT ?)',
      at - KEEP_EVENTS_MS,
    );
  store.run('DELETE FROM idempotency WHERE created_at < ?', at - DEDUPE_MS);
  store.run('DELETE FROM lanes WHERE served_at < ?', at - DAY);
  store.run('DELETE FROM throttles WHERE next_at < ?', at - DAY);
  return swept;
}
