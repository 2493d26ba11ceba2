/**
 * Albums: pictures of a journey in order, and the works made from them. A work is a film (`movie` in document 003)
 * or a long picture (`photo`); its number is the document's `work_id`.
 */
import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts';

export const WORK_KINDS = ['movie', 'photo'] as const;

/** Document 003's numbers: waiting for its owner, in the line, five stages, finished, failed, cleared away. */
export const WORK_STATUSES = [0, 100, 101, 102, 103, 104, 105, 200, -1, -2] as const;

const owner = () =>
  text()
    .notNull()
    .references(() => users.id);

export const albums = sqliteTable(
  'albums',
  {
    id: text().primaryKey(),
    ownerId: owner(),
    title: text().notNull().default(''),
    description: text().notNull().default(''),
    /** JSON (server/albums/settings.ts): verse, template, music, format. */
    settings: text().notNull().default('{}'),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    deletedAt: integer(),
  },
  (table) => [index('albums_owner').on(table.ownerId, table.updatedAt)],
);

export const albumPictures = sqliteTable(
  'album_pictures',
  {
    id: text().primaryKey(),
    albumId: text()
      .notNull()
      .references(() => albums.id),
    /** From 0; the order of the album. */
    position: integer().notNull(),
    /** The original, private: it may say where and when it was taken. */
    mediaId: text().notNull(),
    /** The name under which it was given; info.json of document 003 may use it. */
    name: text().notNull(),
    /** The name under which old clients find it: random, so that an address cannot be guessed. */
    storedName: text().notNull().unique(),
    /** The copy for other eyes, without anything the camera wrote; null until somebody asked for it. */
    screenId: text(),
    /** JSON (server/albums/facts.ts): what was seen on it, when and where it was taken; null until looked at. */
    facts: text(),
    addedAt: integer().notNull(),
  },
  (table) => [index('album_pictures_album').on(table.albumId, table.position)],
);

export const works = sqliteTable(
  'works',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: WORK_KINDS }).notNull(),
    albumId: text()
      .notNull()
      .references(() => albums.id),
    ownerId: owner(),
    /** As they were when it was started. */
    title: text(),
    description: text(),
    status: integer().notNull().default(0),
    /** Key of `works.failed.*`, or the reason in words; with status -1. */
    failure: text(),
    /** 0..1 within the whole of the work. */
    progress: real().notNull().default(0),
    /** JSON (server/albums/work-plan.ts): pictures in order and settings, frozen at the start. */
    plan: text(),
    /** The info.json that a client of document 003 sent, as it came. */
    info: text(),
    shared: integer({ mode: 'boolean' }).notNull().default(true),
    tag: integer().notNull().default(1),
    resultId: text(),
    coverId: text(),
    /** px; of a film its frame, of a long picture the whole. */
    width: integer(),
    height: integer(),
    coverWidth: integer(),
    coverHeight: integer(),
    likeCount: integer().notNull().default(0),
    commentCount: integer().notNull().default(0),
    /** How often it was started: names the run, so that a lost or old one cannot write into a new one. */
    attempt: integer().notNull().default(0),
    /** The last sign of life of the run. */
    aliveAt: integer(),
    cancelRequestedAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    finishedAt: integer(),
    deletedAt: integer(),
  },
  (table) => [
    index('works_owner').on(table.ownerId, table.kind, table.id),
    index('works_album').on(table.albumId),
    index('works_shared')
      .on(table.kind, table.tag, table.id)
      .where(sql`shared AND status = 200 AND deleted_at IS NULL`),
    index('works_going')
      .on(table.status)
      .where(sql`status BETWEEN 100 AND 105`),
  ],
);
