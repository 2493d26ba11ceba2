/**
 * The engine's own database schema. Migrations only ever go forward: append, never edit, because files in
 * the field remember (PRAGMA user_version) how many they have applied.
 */

const FIRST = /* sql */ `
-- Events as accepted. The web process inserts; a worker that has made runs of one stamps ingested_at.
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  payload TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  ingested_at INTEGER
);
CREATE INDEX events_inbox ON events(seq) WHERE ingested_at IS NULL;
CREATE INDEX events_age ON events(received_at);

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  fn TEXT NOT NULL,
  status TEXT NOT NULL,
  event TEXT NOT NULL,
  lane TEXT NOT NULL,
  priority INTEGER NOT NULL,
  key1 TEXT, limit1 INTEGER,
  key2 TEXT, limit2 INTEGER,
  singleton TEXT,
  parent_run TEXT, parent_step TEXT,
  output TEXT,
  error TEXT,
  step_count INTEGER NOT NULL DEFAULT 0,
  state_bytes INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER
);
CREATE INDEX runs_by_status ON runs(status, created_at);
CREATE INDEX runs_by_age ON runs(created_at);
CREATE INDEX runs_finished ON runs(finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX runs_singleton ON runs(fn, singleton) WHERE singleton IS NOT NULL AND finished_at IS NULL;

-- position orders finished steps by completion: the SDK replays them in that order.
CREATE TABLE steps (
  run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  op TEXT NOT NULL,
  status TEXT NOT NULL,
  position INTEGER,
  data TEXT,
  error TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  race INTEGER NOT NULL DEFAULT 0,
  wake_at INTEGER,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (run, id)
);
CREATE INDEX steps_order ON steps(run, position);
CREATE INDEX steps_due ON steps(wake_at) WHERE status = 'pending' AND wake_at IS NOT NULL;

-- One row per run (step '') that replays the function, and one per planned parallel step.
CREATE TABLE queue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  step TEXT NOT NULL DEFAULT '',
  fn TEXT NOT NULL,
  lane TEXT NOT NULL,
  priority INTEGER NOT NULL,
  sort_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  available_at INTEGER NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  kills INTEGER NOT NULL DEFAULT 0,
  again INTEGER NOT NULL DEFAULT 0,
  owner TEXT,
  lease INTEGER NOT NULL DEFAULT 0,
  key1 TEXT, limit1 INTEGER,
  key2 TEXT, limit2 INTEGER,
  UNIQUE (run, step)
);
CREATE INDEX queue_ready ON queue(lane, sort_at, id) WHERE state = 'ready';
CREATE INDEX queue_timed ON queue(available_at) WHERE state = 'timed';
CREATE INDEX queue_key1 ON queue(key1) WHERE state = 'leased';
CREATE INDEX queue_key2 ON queue(key2) WHERE state = 'leased';
CREATE INDEX queue_owner ON queue(owner) WHERE state = 'leased';

CREATE TABLE lanes (lane TEXT PRIMARY KEY, served_at INTEGER NOT NULL) WITHOUT ROWID;

-- Who listens for an event: waitForEvent (step set) and cancelOn (step ''). path and value carry the
-- common "event.a == async.b" so that an event finds its listeners through the index. cancelOn of a run that
-- failed or was cancelled stays, inactive, for the operator who lets the run go on.
CREATE TABLE waits (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  event TEXT NOT NULL,
  path TEXT NOT NULL,
  value TEXT NOT NULL,
  expression TEXT,
  expires_at INTEGER,
  active INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX waits_match ON waits(event, path, value) WHERE active = 1;
CREATE INDEX waits_run ON waits(run, step);

CREATE TABLE throttles (key TEXT PRIMARY KEY, next_at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE idempotency (key TEXT PRIMARY KEY, created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE crons (id TEXT PRIMARY KEY, next_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE owners (
  id TEXT PRIMARY KEY,
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  born TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) WITHOUT ROWID;
`;

/** Entry n brings a file from version n to n + 1. */
export const MIGRATIONS: readonly string[] = [FIRST];
