/** Usage: how many jobs an owner had accepted in a month. Counted and returned in the task's transaction. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const usage = sqliteTable(
  'usage',
  {
    owner: text().notNull(),
    /** YYYY-MM in the owner's time zone. */
    month: text().notNull(),
    accepted: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.owner, table.month] })],
);
