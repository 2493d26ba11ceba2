/** What happens by itself: sleeps end, waits time out, schedules fire. */
import { newId } from '@/server/platform/ids';
import type { EngineContext } from './context';
import { cronOf } from './registry';
import type { StepRow } from './rows';
import { createRun } from './runs';
import { settleWaiting } from './steps';

const DUE = "FROM steps WHERE status = 'pending' AND wake_at IS NOT NULL AND wake_at <= ?";

/** Ends sleeps and waits whose moment has come. Returns how many. */
export function settleDue(context: EngineContext): number {
  const { store, now } = context;
  if (!store.one(`SELECT 1 ${DUE} LIMIT 1`, now())) return 0;
  return store.transaction(() => {
    const due = store.all<StepRow>(`SELECT * ${DUE} ORDER BY wake_at LIMIT 200`, now());
    for (const step of due) {
      const error = {
        name: 'Error',
        message: 'the invoked function did not answer in time',
        stack: undefined,
      };
      settleWaiting(context, step.run, step.id, step.op === 'InvokeFunction' ? { error } : { data: null });
    }
    return due.length;
  });
}

/** Starts the runs of schedules that are due. Firings missed while no worker ran are made up for by one. */
export function fireCrons(context: EngineContext): void {
  const { store, registry, now } = context;
  for (const { spec, cron } of registry.crons()) {
    const id = `${spec.id} ${cron}`;
    const row = store.one<{ next_at: number }>('SELECT next_at FROM crons WHERE id = ?', id);
    if (row && row.next_at > now()) continue;
    store.transaction(() => {
      const nextAt = cronOf(cron).nextRun(new Date(now()))?.getTime();
      const current = store.one<{ next_at: number }>('SELECT next_at FROM crons WHERE id = ?', id);
      if (current && current.next_at <= now()) {
        createRun(context, spec, {
          id: newId(),
          name: 'inngest/scheduled.timer',
          data: { cron },
          ts: current.next_at,
        });
      }
      store.run(
        'INSERT INTO crons (id, next_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET next_at = excluded.next_at',
        id,
        nextAt ?? Number.MAX_SAFE_INTEGER,
      );
    });
  }
}

/** Forgets schedules that no function has any more, so that one coming back does not fire at once. */
export function forgetCrons({ store, registry }: EngineContext): void {
  const known = new Set(registry.crons().map(({ spec, cron }) => `${spec.id} ${cron}`));
  for (const { id } of store.all<{ id: string }>('SELECT id FROM crons')) {
    if (!known.has(id)) store.run('DELETE FROM crons WHERE id = ?', id);
  }
}

/** The next moment (ms since the epoch) at which something is due by itself; Infinity when nothing is. */
export function nextDue({ store, registry }: EngineContext): number {
  const step = store.one<{ at: number | null }>(
    "SELECT min(wake_at) AS at FROM steps WHERE status = 'pending' AND wake_at IS NOT NULL",
  );
  const item = store.one<{ at: number | null }>(
    "SELECT min(available_at) AS at FROM queue WHERE state = 'timed'",
  );
  const cron =
    registry.crons().length > 0
      ? store.one<{ at: number | null }>('SELECT min(next_at) AS at FROM crons')
      : undefined;
  return Math.min(step?.at ?? Infinity, item?.at ?? Infinity, cron?.at ?? Infinity);
}
