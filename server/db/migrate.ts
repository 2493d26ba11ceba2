/** Forward-only migrations. The supervisor applies them before it starts web and worker; opening again is a no-op. */
import path from 'node:path';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';

export function migrateDatabase<T extends Record<string, unknown>>(database: BetterSQLite3Database<T>): void {
  migrate(database, {
    migrationsFolder: path.join(/* turbopackIgnore: true */ process.cwd(), 'server/db/migrations'),
  });
}
