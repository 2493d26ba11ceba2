/** Forward-only migrations. The supervisor applies them before it starts web and worker; opening again is a no-op. */
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

const folder = () => ({
  migrationsFolder: path.join(/* turbopackIgnore: true */ process.cwd(), 'server/db/migrations'),
});

export function migrateDatabase<T extends Record<string, unknown>>(database: BetterSQLite3Database<T>): void {
  migrate(database, folder());
}

/** Whether a database file has migrations that this program does not know: a later version made it. */
export function isOfLaterVersion(client: Database.Database): boolean {
  const newest = client.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get();
  const known = Math.max(...readMigrationFiles(folder()).map(({ folderMillis }) => folderMillis));
  return Number(newest) > known;
}
