/** Facts about the running house itself. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Worker processes that reported lately; readiness and the queue estimate read it. */
export const workers = sqliteTable('workers', {
  id: text().primaryKey(),
  pid: integer().notNull(),
  startedAt: integer().notNull(),
  seenAt: integer().notNull(),
});
