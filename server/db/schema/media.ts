/** Media objects: the record of every stored file. A file without a row, or a row without its file, is swept. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const MEDIA_PURPOSES = [
  'source',
  'master',
  'result',
  'preview',
  'thumbnail',
  'backdrop',
  'trial',
  /** Where a picture is damaged: grey, white for damage. */
  'mask',
  /** Sound for a film, brought along by its maker. */
  'music',
  /** Public once shared: */
  'avatar',
  'post',
] as const;

export const mediaObjects = sqliteTable(
  'media_objects',
  {
    id: text().primaryKey(),
    /** Storage key, e.g. `tasks/<id>/master.tif`; unique, never used to authorise. */
    key: text().notNull().unique(),
    /** `u:<user id>` or `v:<visitor id>` (server/accounts/actor.ts). */
    owner: text().notNull(),
    purpose: text({ enum: MEDIA_PURPOSES }).notNull(),
    /** The name under which a person gave it, for downloads; never a path. */
    name: text().notNull(),
    mime: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    /** Pixels as displayed (after EXIF orientation); null until probed. */
    width: integer(),
    height: integer(),
    createdAt: integer().notNull(),
    expiresAt: integer(),
    /** From here on anybody may read it: an avatar, a picture of a post. */
    sharedAt: integer(),
    /** From here on nobody gets the picture any more; its file is removed a day later. */
    deletedAt: integer(),
    /** When the bytes were removed, or found missing; the row stays so that tasks keep what they point at. */
    fileRemovedAt: integer(),
  },
  (table) => [
    index('media_objects_owner').on(table.owner),
    index('media_objects_expiry').on(table.expiresAt),
  ],
);

/** Uploads under way at our own ingest: what the FileRouter's middleware promised, kept across restarts. */
export const uploads = sqliteTable(
  'uploads',
  {
    /** Our own random id (`x-ut-custom-id` of the signed address); becomes the id of the media object. */
    id: text().primaryKey(),
    /** The key that UploadThing makes: 31 bits, hence an address at most, never an identity or a permission. */
    key: text().notNull().unique(),
    slug: text().notNull(),
    owner: text().notNull(),
    /** JSON that the middleware returned; the completion callback gets it back, with the owner of that moment. */
    metadata: text().notNull(),
    /** JSON that the completion callback answered; replayed when a client repeats its last request. */
    serverData: text(),
    createdAt: integer().notNull(),
  },
  (table) => [index('uploads_created').on(table.createdAt), index('uploads_owner').on(table.owner)],
);
