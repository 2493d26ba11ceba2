/** A connection to the engine's SQLite file: opening, migrating, and statements prepared once. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from './schema';

type Value = string | number | null;

/** The few verbs the engine needs; every statement text is prepared once per connection. */
export interface Store {
  one<Row>(sql: string, ...values: Value[]): Row | undefined;
  all<Row>(sql: string, ...values: Value[]): Row[];
  /** Runs a write and returns the number of rows it changed. */
  run(sql: string, ...values: Value[]): number;
  /** Runs `work` in one immediate transaction (the write lock is taken at the start); nested, in a savepoint. */
  transaction<T>(work: () => T): T;
  /** Changes when another connection has committed (PRAGMA data_version). */
  version(): number;
  close(): void;
}

/**
 * `full` survives a power cut with every commit (one fsync each) and is what accepting an event uses; the
 * engine's own progress is `normal`: a power cut may lose its tail, and what is lost runs again.
 */
export type Durability = 'full' | 'normal';

function migrate(db: Database.Database): void {
  const version = () => Number(db.pragma('user_version', { simple: true }));
  if (version() === MIGRATIONS.length) return;
  db.transaction(() => {
    const from = version();
    if (from > MIGRATIONS.length)
      throw new Error(`${db.name} was written by a newer version of this program`);
    for (const migration of MIGRATIONS.slice(from)) db.exec(migration);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
}

/** Opens (creating and migrating) the engine's database file. */
export function openStore(file: string, durability: Durability): Store {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file);
  db.pragma('busy_timeout = 10000');
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${durability}`);
  db.pragma('foreign_keys = ON');
  migrate(db);

  const statements = new Map<string, Database.Statement<Value[]>>();
  const prepared = (sql: string) => {
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = db.prepare<Value[]>(sql)));
    return statement;
  };
  const version = db.prepare('PRAGMA data_version').pluck();
  return {
    one: <Row>(sql: string, ...values: Value[]) => prepared(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: Value[]) => prepared(sql).all(...values) as Row[],
    run: (sql, ...values) => prepared(sql).run(...values).changes,
    transaction: (work) => (db.inTransaction ? db.transaction(work)() : db.transaction(work).immediate()),
    version: () => Number(version.get()),
    close: () => db.close(),
  };
}
