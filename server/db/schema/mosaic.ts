/** Document 001: a bucket of files under names that clients choose, records of pictures, and a queue of tasks. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts';
import { mediaObjects } from './media';

/** Who registered through document 001, which prints the mail address of its people for everybody. */
export const mosaicPeople = sqliteTable('mosaic_people', {
  userId: text()
    .primaryKey()
    .references(() => users.id),
});

/** Files of the bucket: what a name stands for never changes. */
export const bucketFiles = sqliteTable('bucket_files', {
  /** The key of an upload, as the client wrote it. */
  key: text().primaryKey(),
  mediaId: text()
    .notNull()
    .references(() => mediaObjects.id),
  /** The hash that the storage's protocol answers. */
  etag: text().notNull(),
  createdAt: integer().notNull(),
});

/** Where a picture lies: in our own bucket, in the operator's at Qiniu, or wherever its sender said. */
export const PICTURE_HOSTS = ['own', 'cloud', 'given'] as const;

export const mosaicPictures = sqliteTable('mosaic_pictures', {
  id: integer().primaryKey({ autoIncrement: true }),
  filename: text().notNull().unique(),
  host: text({ enum: PICTURE_HOSTS }).notNull(),
  /** Only of `given`: addresses in a bucket follow from the bucket and the name. */
  url: text(),
  param: text().notNull(),
  userId: text().references(() => users.id),
  createdAt: integer().notNull(),
});

/** `taken`: handed to a compute server outside. */
export const MOSAIC_TASK_STATUSES = ['new', 'process', 'taken', 'success', 'error'] as const;

export const mosaicTasks = sqliteTable(
  'mosaic_tasks',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    url: text().notNull(),
    type: text().notNull(),
    /** The style, under the name it was asked for. */
    model: text().notNull(),
    /** The picture, once it is in our storage. */
    inputId: text(),
    /** The file name that the result will have. */
    resultName: text().notNull(),
    status: text({ enum: MOSAIC_TASK_STATUSES }).notNull().default('new'),
    /** Key of `errors.*`, with its placeholders as JSON. */
    errorCode: text(),
    errorDetail: text(),
    createdAt: integer().notNull(),
    startedAt: integer(),
    finishedAt: integer(),
  },
  (table) => [index('mosaic_tasks_status').on(table.status, table.id)],
);

/** What is done: results of our own tasks, and those that a compute server outside has reported. */
export const mosaicResults = sqliteTable('mosaic_results', {
  id: integer().primaryKey({ autoIncrement: true }),
  taskId: integer()
    .unique()
    .references(() => mosaicTasks.id),
  pictureId: integer()
    .notNull()
    .references(() => mosaicPictures.id),
  createdAt: integer().notNull(),
});
