/** How much there is to do, over all workers of the file. */
import type { QueueState } from './rows';
import type { Store } from './store';

export interface QueueStats extends Record<QueueState, number> {
  /** Events not yet turned into runs. */
  inbox: number;
}

/** Counts rows of work by state, and the inbox. */
export function queueStats(store: Store): QueueStats {
  const counts = store.all<{ state: QueueState; n: number }>(
    'SELECT state, count(*) AS n FROM queue GROUP BY state',
  );
  const of = (state: QueueState) => counts.find((row) => row.state === state)?.n ?? 0;
  const inbox =
    store.one<{ n: number }>('SELECT count(*) AS n FROM events WHERE ingested_at IS NULL')?.n ?? 0;
  return { ready: of('ready'), timed: of('timed'), parked: of('parked'), leased: of('leased'), inbox };
}
