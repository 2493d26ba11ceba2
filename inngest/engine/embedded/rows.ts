/** Rows of the engine's tables, as the statements return them. Times are ms since the epoch. */

export const RUN_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export interface RunRow {
  id: string;
  fn: string;
  status: RunStatus;
  /** The triggering event as JSON text. */
  event: string;
  lane: string;
  priority: number;
  key1: string | null;
  limit1: number | null;
  key2: string | null;
  limit2: number | null;
  singleton: string | null;
  parent_run: string | null;
  parent_step: string | null;
  output: string | null;
  error: string | null;
  step_count: number;
  state_bytes: number;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
}

/** `dropped`: still pending when its run ended. */
export type StepStatus = 'pending' | 'completed' | 'failed' | 'dropped';

export interface StepRow {
  run: string;
  id: string;
  name: string;
  op: string;
  status: StepStatus;
  position: number | null;
  data: string | null;
  error: string | null;
  attempts: number;
  race: number;
  wake_at: number | null;
  created_at: number;
  finished_at: number | null;
}

/** `parked`: waits for its steps. `timed`: waits for `available_at`. */
export type QueueState = 'ready' | 'timed' | 'parked' | 'leased';

export interface QueueRow {
  id: number;
  run: string;
  /** '' replays the function; otherwise the hashed id of one planned step. */
  step: string;
  fn: string;
  lane: string;
  priority: number;
  sort_at: number;
  state: QueueState;
  available_at: number;
  attempt: number;
  kills: number;
  /** 1 when a step finished while this item was out: replay once more. */
  again: number;
  owner: string | null;
  /** Counts leases of this item; an answer of an earlier lease is stale. */
  lease: number;
  key1: string | null;
  limit1: number | null;
  key2: string | null;
  limit2: number | null;
}

export interface EventRow {
  seq: number;
  id: string;
  name: string;
  payload: string;
}

export interface WaitRow {
  id: number;
  run: string;
  /** '' for cancelOn. */
  step: string;
  event: string;
  expression: string | null;
  expires_at: number | null;
}
