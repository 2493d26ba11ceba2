/** Accounts: people and their revocable sessions. One account serves the web and all four APIs. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const PLANS = ['free', 'basic', 'std', 'pro'] as const;
export const ROLES = ['user', 'admin'] as const;

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  /** As its owner writes it; `nameKey` is the folded form that must be unique. */
  name: text().notNull(),
  nameKey: text().notNull().unique(),
  email: text(),
  emailKey: text().unique(),
  passwordHash: text().notNull(),
  role: text({ enum: ROLES }).notNull().default('user'),
  plan: text({ enum: PLANS }).notNull().default('free'),
  /** Milliseconds since the epoch; null: the plan does not end. */
  planUntil: integer(),
  timeZone: text().notNull().default('Asia/Shanghai'),
  createdAt: integer().notNull(),
  deletedAt: integer(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    userAgent: text(),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);
