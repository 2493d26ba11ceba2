/** Partners who send photographs by document 002, and the ledger of their points. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts';

/** When a point is taken: as a photograph is accepted, or as its result is first fetched. */
export const CHARGES = ['upload', 'download'] as const;

export const partners = sqliteTable('partners', {
  id: text().primaryKey(),
  /** `third_code` of the document. */
  code: text().notNull().unique(),
  charge: text({ enum: CHARGES }).notNull(),
  /** Encrypted, not hashed: the document's tokens are digests that only the secret itself can check. */
  secret: text().notNull(),
  /** Who signs in to the partner's console; null when nobody does. */
  userId: text().references(() => users.id),
  createdAt: integer().notNull(),
  disabledAt: integer(),
});

export const POINT_REASONS = ['grant', 'correction', 'charge', 'return'] as const;

/** Append-only: a balance is the newest row's, and every row says how it came to be. */
export const points = sqliteTable(
  'points',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    partnerId: text()
      .notNull()
      .references(() => partners.id),
    /** Points added, or taken when negative. */
    change: integer().notNull(),
    /** Points after this row. */
    balance: integer().notNull(),
    reason: text({ enum: POINT_REASONS }).notNull(),
    /** The photograph that is charged, or for which it is given back; null for an operator's act. */
    taskId: text(),
    /** What an operator wrote beside it. */
    note: text().notNull().default(''),
    createdAt: integer().notNull(),
  },
  (table) => [
    index('points_partner').on(table.partnerId, table.id),
    // A photograph is charged once and given back once, however often it is asked.
    uniqueIndex('points_once')
      .on(table.taskId, table.reason)
      .where(sql`task_id IS NOT NULL`),
    check('points_never_below_zero', sql`${table.balance} >= 0`),
  ],
);
