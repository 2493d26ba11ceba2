/** The application's database: one SQLite file in WAL, shared by the web and worker processes. */
import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { dataPath, ensureDataDir } from '@/server/platform/data-dir';
import { migrateDatabase } from './migrate';
import * as schema from './schema';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

/** Anything that runs statements: the database or an open transaction. */
export type Queryable = Pick<Db, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;

/** Opens (and migrates) a database file; `:memory:` serves unit tests. */
export function openDatabase(file: string): Db {
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  // NORMAL loses no committed transaction on a process crash, only on a power cut of the whole machine;
  // what we promise about accepted jobs covers both, so the cost of FULL (one fsync a commit) is paid.
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  client.pragma('busy_timeout = 5000');
  const database = drizzle({ client, schema, casing: 'snake_case' });
  migrateDatabase(database);
  return database;
}

/** Next evaluates modules once per bundle; the connection must be one per process. */
const shared = globalThis as typeof globalThis & { __guangyingDb?: Db };

/** This process's connection, opened and migrated at the first call. */
export function db(): Db {
  if (!shared.__guangyingDb) {
    ensureDataDir();
    shared.__guangyingDb = openDatabase(dataPath('appDatabase'));
  }
  return shared.__guangyingDb;
}
