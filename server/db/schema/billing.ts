/** Usage, orders and API keys: what an owner used, bought, and lets programs do in their name. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts';

/** How many jobs an owner had accepted in a month. Counted and returned in the task's transaction. */
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

export const GOODS = ['basic', 'std', 'pro'] as const;
export const ORDER_STATUSES = ['open', 'paid', 'cancelled'] as const;

/** Plans that somebody asked for. Money never passes through this house: an operator or a payment service says when. */
export const orders = sqliteTable(
  'orders',
  {
    /** Unguessable: whoever has the address of its page may see it. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    goods: text({ enum: GOODS }).notNull(),
    status: text({ enum: ORDER_STATUSES }).notNull().default('open'),
    /** What the operator charged for it when it was made, as shown to people; null: to be asked. */
    price: text(),
    createdAt: integer().notNull(),
    paidAt: integer(),
    /** `webhook`, or `admin:<user id>`. */
    paidBy: text(),
    /** The number by which the payment service knows the payment. */
    reference: text(),
    /** Until when the plan lasts through this order, in ms. */
    planUntil: integer(),
  },
  (table) => [
    index('orders_user').on(table.userId, table.createdAt),
    index('orders_status').on(table.status),
  ],
);

/** Keys for programs. The key itself is shown once and never stored. */
export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** SHA-256 of the key in hex: its 192 random bits need no salt. */
    hash: text().notNull().unique(),
    /** The key's first characters, by which its owner tells it from others. */
    prefix: text().notNull(),
    /** JSON list of what it may be used for. */
    scopes: text().notNull(),
    createdAt: integer().notNull(),
    lastUsedAt: integer(),
    revokedAt: integer(),
  },
  (table) => [index('api_keys_user').on(table.userId)],
);
