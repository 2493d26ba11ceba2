/** Which workers live, and taking back what dead ones had leased. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { EngineContext } from './context';
import { LEASE_MS } from './limits';
import type { QueueRow } from './rows';
import { failRun } from './runs';

interface OwnerRow {
  id: string;
  host: string;
  pid: number;
  born: string;
  seen_at: number;
}

/** When a process was started, as the kernel counts; '' where that cannot be read. Tells reused pids apart. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the command name before it may contain spaces, so count from its closing bracket.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function processRuns({ pid, born }: OwnerRow): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return bornAt(pid) === born;
}

/** Says that this worker lives. */
export function heartbeat({ store, owner, now }: EngineContext): void {
  store.run(
    `INSERT INTO owners (id, host, pid, born, seen_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    owner,
    hostname(),
    process.pid,
    bornAt(process.pid),
    now(),
  );
}

/** Gives back everything this worker still has leased, without blame, and signs off. */
export function signOff({ store, owner }: EngineContext): void {
  store.transaction(() => {
    store.run("UPDATE queue SET state = 'ready', owner = NULL WHERE state = 'leased' AND owner = ?", owner);
    store.run('DELETE FROM owners WHERE id = ?', owner);
  });
}

/** Puts back what this worker has leased but is not working on: its answer could not be stored. */
export function putBackLost({ store, owner }: EngineContext, active: ReadonlyMap<number, unknown>): void {
  const held = store.all<{ id: number }>("SELECT id FROM queue WHERE state = 'leased' AND owner = ?", owner);
  for (const { id } of held) {
    if (!active.has(id)) store.run("UPDATE queue SET state = 'ready', owner = NULL WHERE id = ?", id);
  }
}

function takeBack(context: EngineContext, item: QueueRow): void {
  const kills = item.kills + 1;
  if (kills >= context.maxKills) {
    const message = `this job took its worker down ${kills} times and is not tried again`;
    failRun(context, item.run, { name: 'PoisonError', message, stack: undefined });
    return;
  }
  context.log.warn({ run: item.run, fn: item.fn, kills }, 'a worker died with this job; it is queued again');
  context.store.run("UPDATE queue SET state = 'ready', owner = NULL, kills = ? WHERE id = ?", kills, item.id);
}

/**
 * Takes back the work of dead workers: at once when the process is gone from this machine, else when it
 * has been silent for the length of a lease. Returns how many items.
 */
export function reclaim(context: EngineContext): number {
  const { store, owner, now } = context;
  const others = "SELECT DISTINCT owner FROM queue WHERE state = 'leased' AND owner <> ?";
  if (!store.one(others, owner)) return 0;
  return store.transaction(() => {
    let taken = 0;
    for (const { owner: id } of store.all<{ owner: string }>(others, owner)) {
      const row = store.one<OwnerRow>('SELECT * FROM owners WHERE id = ?', id);
      const fresh = row !== undefined && row.seen_at > now() - LEASE_MS;
      if (fresh && (row.host !== hostname() || processRuns(row))) continue;
      const items = store.all<QueueRow>("SELECT * FROM queue WHERE state = 'leased' AND owner = ?", id);
      for (const item of items) takeBack(context, item);
      store.run('DELETE FROM owners WHERE id = ?', id);
      taken += items.length;
    }
    return taken;
  });
}
