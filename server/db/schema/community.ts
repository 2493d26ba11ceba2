/**
 * The community: posts, comments, likes, follows and what keeps them in order. Numbers are document 003's ids.
 * Not seen here because drizzle does not know them (migration 0005): `posts_fts` and `people_fts` (FTS5,
 * trigram) and `post_buckets`, kept right by triggers.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts';

/** What can be commented, liked or reported; works of document 003 join with their own tables. */
export const SUBJECTS = ['post', 'comment', 'movie', 'photo', 'user'] as const;

const author = () =>
  text()
    .notNull()
    .references(() => users.id);

export const posts = sqliteTable(
  'posts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    authorId: author(),
    title: text().notNull(),
    /** The `type` of document 003, kept as given. */
    type: integer(),
    text: text().notNull(),
    /** Exact: changed in the transaction that changes the rows they count. */
    likeCount: integer().notNull().default(0),
    commentCount: integer().notNull().default(0),
    viewCount: integer().notNull().default(0),
    createdAt: integer().notNull(),
    editedAt: integer(),
    /** No more comments and likes. */
    lockedAt: integer(),
    /** Taken out of sight by an admin. */
    hiddenAt: integer(),
    /** Deleted by its author; swept later. */
    deletedAt: integer(),
  },
  (table) => [
    index('posts_author').on(table.authorId, table.id),
    // The rows themselves may hold long texts: pages walk these.
    index('posts_visible')
      .on(table.id)
      .where(sql`deleted_at IS NULL AND hidden_at IS NULL`),
    index('posts_author_visible')
      .on(table.authorId, table.id)
      .where(sql`deleted_at IS NULL AND hidden_at IS NULL`),
    index('posts_deleted')
      .on(table.deletedAt)
      .where(sql`deleted_at IS NOT NULL`),
  ],
);

export const postPictures = sqliteTable(
  'post_pictures',
  {
    postId: integer()
      .notNull()
      .references(() => posts.id),
    position: integer().notNull(),
    mediaId: text().notNull(),
    /** What a screen reader says. */
    alt: text().notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.postId, table.position] })],
);

export const comments = sqliteTable(
  'comments',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    subject: text({ enum: SUBJECTS }).notNull(),
    subjectId: integer().notNull(),
    /** The comment that is answered; always of the same subject. */
    parentId: integer(),
    authorId: author(),
    text: text().notNull(),
    likeCount: integer().notNull().default(0),
    createdAt: integer().notNull(),
    hiddenAt: integer(),
    deletedAt: integer(),
  },
  (table) => [
    index('comments_subject').on(table.subject, table.subjectId, table.id),
    index('comments_author').on(table.authorId, table.id),
    index('comments_deleted')
      .on(table.deletedAt)
      .where(sql`deleted_at IS NOT NULL AND text <> ''`),
  ],
);

/** One like for each person and subject. */
export const likes = sqliteTable(
  'likes',
  {
    subject: text({ enum: SUBJECTS }).notNull(),
    subjectId: integer().notNull(),
    userId: author(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.subjectId, table.userId] }),
    index('likes_user').on(table.userId, table.createdAt),
  ],
);

export const follows = sqliteTable(
  'follows',
  { followerId: author(), followedId: author(), createdAt: integer().notNull() },
  (table) => [
    primaryKey({ columns: [table.followerId, table.followedId] }),
    index('follows_followed').on(table.followedId, table.createdAt),
  ],
);

/** Neither sees what the other writes. */
export const blocks = sqliteTable(
  'blocks',
  { blockerId: author(), blockedId: author(), createdAt: integer().notNull() },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index('blocks_blocked').on(table.blockedId),
  ],
);

export const NOTIFICATION_KINDS = ['like', 'comment', 'reply', 'follow', 'moderation'] as const;

export const notifications = sqliteTable(
  'notifications',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    userId: author(),
    kind: text({ enum: NOTIFICATION_KINDS }).notNull(),
    /** Who did it; null for the house itself. */
    actorId: text().references(() => users.id),
    subject: text({ enum: SUBJECTS }).notNull(),
    subjectId: integer().notNull(),
    createdAt: integer().notNull(),
    readAt: integer(),
  },
  (table) => [
    index('notifications_user').on(table.userId, table.id),
    index('notifications_unread')
      .on(table.userId, table.id)
      .where(sql`read_at IS NULL`),
    uniqueIndex('notifications_once').on(
      table.actorId,
      table.kind,
      table.subject,
      table.subjectId,
      table.userId,
    ),
  ],
);

/** A post that is being written; one for each person and post (0: a new one). */
export const drafts = sqliteTable(
  'drafts',
  {
    userId: author(),
    postId: integer().notNull().default(0),
    title: text().notNull(),
    text: text().notNull(),
    /** JSON list of {mediaId, alt}. */
    pictures: text().notNull().default('[]'),
    updatedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.postId] })],
);

export const REPORT_REASONS = ['spam', 'abuse', 'illegal', 'privacy', 'other'] as const;

export const reports = sqliteTable(
  'reports',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reporterId: author(),
    subject: text({ enum: SUBJECTS }).notNull(),
    /** The number of the post, comment or person (`uid`). */
    subjectId: integer().notNull(),
    reason: text({ enum: REPORT_REASONS }).notNull(),
    note: text().notNull().default(''),
    createdAt: integer().notNull(),
    /** When an admin dealt with it, and how. */
    closedAt: integer(),
    closedBy: text().references(() => users.id),
    outcome: text(),
  },
  (table) => [
    index('reports_open').on(table.closedAt, table.id),
    index('reports_reporter').on(table.reporterId, table.id),
  ],
);

/** Every act of an admin: append only. */
export const audits = sqliteTable(
  'audits',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    adminId: author(),
    /** e.g. `post.hide`, `user.ban`. */
    act: text().notNull(),
    /** e.g. `post:12`, `user:<id>`. */
    target: text().notNull(),
    /** JSON, without secrets. */
    detail: text().notNull().default('{}'),
    createdAt: integer().notNull(),
  },
  (table) => [index('audits_time').on(table.createdAt)],
);
