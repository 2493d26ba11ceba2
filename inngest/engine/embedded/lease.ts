/**
 * Choosing the next piece of work. Work stands in lanes (function and owner, see `laneOf`). The lane served
 * longest ago goes first, so that one saturated user never starves another; priority moves a lane forward by
 * that much time. Within a lane the order is arrival less priority.
 */
import type { EngineContext } from './context';
import { SHARED_KEY } from './queue';
import type { QueueRow } from './rows';

/** The head of every lane that has ready work, best first: a skip scan, so its cost is lanes, not rows. */
const HEADS = /* sql */ `
WITH RECURSIVE heads(lane) AS (
  SELECT min(lane) FROM queue WHERE state = 'ready'
  UNION ALL
  SELECT (SELECT min(lane) FROM queue WHERE state = 'ready' AND lane > heads.lane) FROM heads WHERE heads.lane IS NOT NULL
)
SELECT queue.* FROM heads
JOIN queue ON queue.id =
  (SELECT id FROM queue WHERE state = 'ready' AND lane = heads.lane ORDER BY sort_at, id LIMIT 1)
LEFT JOIN lanes ON lanes.lane = heads.lane
WHERE heads.lane IS NOT NULL
ORDER BY max(queue.sort_at, coalesce(lanes.served_at, 0) - queue.priority), queue.id`;

const LEASED = "SELECT count(*) AS n FROM queue WHERE state = 'leased' AND";

/** Says of concurrency keys whether their limit is reached, asking once per key. */
function saturation({ store }: EngineContext): (key: string | null, limit: number | null) => boolean {
  const counts = new Map<string, number>();
  return (key, limit) => {
    // A limit of 0 means no limit, as on the server.
    if (key === null || !limit) return false;
    let count = counts.get(key);
    if (count === undefined) {
      // Two index look-ups (an OR over both columns would scan): a shared key may be a run's first or second.
      count =
        (store.one<{ n: number }>(`${LEASED} key1 = ?`, key)?.n ?? 0) +
        (store.one<{ n: number }>(`${LEASED} key2 = ?`, key)?.n ?? 0);
      counts.set(key, count);
    }
    return count >= limit;
  };
}

/** How far to look in a lane whose head is held back. */
const WINDOW = 100;

/** The first item of the head's lane that no limit holds back. */
function firstFree(
  { store }: EngineContext,
  head: QueueRow,
  full: ReturnType<typeof saturation>,
): QueueRow | undefined {
  const held = (item: QueueRow) => full(item.key1, item.limit1) || full(item.key2, item.limit2);
  if (!held(head)) return head;
  // Held back by what all runs of the function share: so is the rest of the lane.
  for (const [key, limit] of [[head.key1, head.limit1] as const, [head.key2, head.limit2] as const]) {
    if (key?.startsWith(SHARED_KEY) && full(key, limit)) return undefined;
  }
  return store
    .all<QueueRow>(
      "SELECT * FROM queue WHERE state = 'ready' AND lane = ? ORDER BY sort_at, id LIMIT ?",
      head.lane,
      WINDOW,
    )
    .find((item) => !held(item));
}

/** Remembers that a lane was served now. */
export function markServed({ store, now }: EngineContext, lane: string): void {
  store.run(
    'INSERT INTO lanes (lane, served_at) VALUES (?, ?) ON CONFLICT (lane) DO UPDATE SET served_at = excluded.served_at',
    lane,
    now(),
  );
}

/** An item on its second strike: the next kill fails it, so it runs alone and the blame cannot be wrong. */
export const isSuspect = (context: EngineContext, item: QueueRow): boolean =>
  item.kills > 0 && item.kills >= context.maxKills - 1;

/** What a worker can take on: `busy` when it has other items out, and whether a slot of either kind is free. */
export interface Room {
  busy: boolean;
  light: boolean;
  heavy: boolean;
}

/** Leases the next item for this worker, or undefined. */
export function leaseNext(context: EngineContext, room: Room): QueueRow | undefined {
  const { store, owner, now } = context;
  if (!store.one("SELECT 1 FROM queue WHERE state = 'ready' LIMIT 1")) return undefined;
  return store.transaction(() => {
    const full = saturation(context);
    for (const head of store.all<QueueRow>(HEADS)) {
      const spec = context.registry.get(head.fn);
      if (!spec || !(spec.light ? room.light : room.heavy)) continue;
      const item = firstFree(context, head, full);
      if (!item) continue;
      // It is the suspect's turn: lease nothing else, so that the worker drains and it can run alone.
      if (room.busy && isSuspect(context, item)) return undefined;
      store.run(
        "UPDATE queue SET state = 'leased', owner = ?, lease = lease + 1, again = 0 WHERE id = ?",
        owner,
        item.id,
      );
      store.run(
        "UPDATE runs SET status = 'running', started_at = coalesce(started_at, ?) WHERE id = ?",
        now(),
        item.run,
      );
      markServed(context, item.lane);
      return { ...item, state: 'leased', owner, lease: item.lease + 1, again: 0 };
    }
    return undefined;
  });
}

/** The item as it stands, if this worker still holds exactly this lease of it and its run goes on. */
export function heldItem({ store, owner }: EngineContext, id: number, lease: number): QueueRow | undefined {
  return store.one<QueueRow>(
    `SELECT queue.* FROM queue JOIN runs ON runs.id = queue.run
     WHERE queue.id = ? AND queue.lease = ? AND queue.owner = ? AND queue.state = 'leased' AND runs.finished_at IS NULL`,
    id,
    lease,
    owner,
  );
}
