/** Pictures that clients of document 000 put into our object storage before they ask for a task. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const ossObjects = sqliteTable(
  'oss_objects',
  {
    /** As the client made it, `upload/<date>/<anything>`: never a path, never a permission. */
    key: text().primaryKey(),
    mediaId: text().notNull(),
    /** MD5 of the bytes in upper-case hex: the `ETag` that such storages answer. */
    md5: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index('oss_objects_created').on(table.createdAt), index('oss_objects_media').on(table.mediaId)],
);
