/** The admin view of the embedded engine: runs, their steps, and what an operator may do about them. */
import type { EngineContext } from './context';
import { createRegistry } from './registry';
import { enqueue } from './queue';
import { RUN_STATUSES, type RunRow, type RunStatus, type StepRow } from './rows';
import { cancelRun as cancel } from './runs';
import type { Store } from './store';

export interface RunSummary {
  id: string;
  functionId: string;
  status: RunStatus;
  /** Milliseconds since the epoch. */
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  steps: number;
  error: unknown;
}

export interface RunDetail extends RunSummary {
  event: unknown;
  output: unknown;
  /** In order of completion, unfinished ones last. */
  stepList: {
    id: string;
    name: string;
    kind: string;
    status: StepRow['status'];
    attempts: number;
    createdAt: number;
    finishedAt: number | null;
    wakeAt: number | null;
    error: unknown;
  }[];
}

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));

const summary = (row: RunRow): RunSummary => ({
  id: row.id,
  functionId: row.fn,
  status: row.status,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  steps: row.step_count,
  error: parsed(row.error),
});

export interface JobsAdmin {
  /** Newest first; `before` (ms since the epoch) continues a list. */
  listRuns(filter?: { status?: RunStatus; limit?: number; before?: number }): RunSummary[];
  getRun(id: string): RunDetail | undefined;
  /** Lets a failed or cancelled run go on where it ended: finished steps stay finished. */
  retryRun(id: string): boolean;
  cancelRun(id: string): boolean;
  isRunCancelled(id: string): boolean;
  counts(): Record<RunStatus, number>;
}

function retry(context: EngineContext, id: string): boolean {
  const { store } = context;
  return store.transaction(() => {
    const run = store.one<RunRow>(
      "SELECT * FROM runs WHERE id = ? AND status IN ('failed', 'cancelled')",
      id,
    );
    if (!run) return false;
    store.run("DELETE FROM steps WHERE run = ? AND status <> 'completed'", id);
    store.run(
      `UPDATE runs SET status = 'queued', finished_at = NULL, error = NULL,
         step_count = (SELECT count(*) FROM steps WHERE run = ?) WHERE id = ?`,
      id,
      id,
    );
    store.run('UPDATE waits SET active = 1 WHERE run = ?', id);
    enqueue(context, run, '', context.now());
    return true;
  });
}

/** The admin view over an open store. Cancelling announces nothing: the operator's word needs no handler. */
export function createAdmin(store: Store, log: EngineContext['log']): JobsAdmin {
  const context: EngineContext = {
    store,
    log,
    owner: '',
    registry: createRegistry([]),
    now: Date.now,
    retryDelay: () => 0,
    maxKills: 0,
  };
  return {
    listRuns: ({ status, limit = 50, before = Number.MAX_SAFE_INTEGER } = {}) =>
      (status
        ? store.all<RunRow>(
            'SELECT * FROM runs WHERE status = ? AND created_at < ? ORDER BY created_at DESC LIMIT ?',
            status,
            before,
            limit,
          )
        : store.all<RunRow>(
            'SELECT * FROM runs WHERE created_at < ? ORDER BY created_at DESC LIMIT ?',
            before,
            limit,
          )
      ).map(summary),
    getRun: (id) => {
      const run = store.one<RunRow>('SELECT * FROM runs WHERE id = ?', id);
      if (!run) return undefined;
      const steps = store.all<StepRow>(
        'SELECT * FROM steps WHERE run = ? ORDER BY position IS NULL, position',
        id,
      );
      return {
        ...summary(run),
        event: parsed(run.event),
        output: parsed(run.output),
        stepList: steps.map((step) => ({
          id: step.id,
          name: step.name,
          kind: step.op,
          status: step.status,
          attempts: step.attempts,
          createdAt: step.created_at,
          finishedAt: step.finished_at,
          wakeAt: step.wake_at,
          error: parsed(step.error),
        })),
      };
    },
    retryRun: (id) => retry(context, id),
    cancelRun: (id) => store.transaction(() => cancel(context, id)),
    isRunCancelled: (id) =>
      store.one("SELECT 1 FROM runs WHERE id = ? AND status = 'cancelled'", id) !== undefined,
    counts: () => {
      const rows = store.all<{ status: RunStatus; n: number }>(
        'SELECT status, count(*) AS n FROM runs GROUP BY status',
      );
      const count = (status: RunStatus) => rows.find((row) => row.status === status)?.n ?? 0;
      return Object.fromEntries(RUN_STATUSES.map((status) => [status, count(status)])) as Record<
        RunStatus,
        number
      >;
    },
  };
}
