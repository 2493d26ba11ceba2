/** Partners who send photographs by document 002, and the ledger of their points. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts';
import { tasks } from './tasks';

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
  /** JSON list of addresses and networks (`203.0.113.7`, `2001:db8::/32`) that may ask; empty: all may. */
  allowList: text().notNull().default('[]'),
  /** Where finished photographs are announced; null: nowhere. */
  webhookUrl: text(),
  /** Signs what is announced; encrypted like `secret`. */
  webhookSecret: text(),
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

/** A photograph of a partner: its task, and the addresses under which its files are handed out for an hour. */
export const partnerPhotos = sqliteTable(
  'partner_photos',
  {
    taskId: text()
      .primaryKey()
      .references(() => tasks.id),
    partnerId: text()
      .notNull()
      .references(() => partners.id),
    /** `seq` and `type` as they were sent. */
    seq: text().notNull(),
    type: text().notNull(),
    /** How the partner reached us; addresses in what is announced begin with it. */
    origin: text().notNull(),
    /** 128 random bits each: whoever may see one file learns nothing of the address of another. */
    inputName: text().notNull().unique(),
    shownName: text().notNull().unique(),
    /** Made when the result is first handed out. */
    resultName: text().unique(),
    /** The watermarked pictures, once they are made. */
    watermarkId: text(),
    iconId: text(),
    readyAt: integer(),
    downloadedAt: integer(),
    createdAt: integer().notNull(),
    /** From here on nobody gets any of its files. */
    expiresAt: integer().notNull(),
    /** When its files were given up. */
    removedAt: integer(),
  },
  (table) => [
    index('partner_photos_partner').on(table.partnerId, table.createdAt),
    index('partner_photos_expiry').on(table.expiresAt),
  ],
);

export const DELIVERY_EVENTS = ['photo.finished', 'test'] as const;
export const DELIVERY_STATUSES = ['new', 'delivered', 'failed'] as const;

/** What a partner's server was told, and how it answered. */
export const partnerDeliveries = sqliteTable(
  'partner_deliveries',
  {
    id: text().primaryKey(),
    partnerId: text()
      .notNull()
      .references(() => partners.id),
    event: text({ enum: DELIVERY_EVENTS }).notNull(),
    /** The photograph that has finished; null for a test. */
    taskId: text().references(() => tasks.id),
    /** JSON, exactly what is sent. */
    body: text().notNull(),
    status: text({ enum: DELIVERY_STATUSES }).notNull().default('new'),
    attempts: integer().notNull().default(0),
    /** The HTTP status of the last attempt; null when nobody answered. */
    httpStatus: integer(),
    /** Key of `errors.*`, where no answer came. */
    errorCode: text(),
    createdAt: integer().notNull(),
    triedAt: integer(),
  },
  (table) => [
    index('partner_deliveries_partner').on(table.partnerId, table.createdAt),
    index('partner_deliveries_status').on(table.status, table.createdAt),
    uniqueIndex('partner_deliveries_once')
      .on(table.taskId)
      .where(sql`task_id IS NOT NULL`),
  ],
);
