/** Posts and comments as those who keep order see them: also what is hidden. */
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lt,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { comments, posts } from '@/server/db/schema/community';
import { picturesOf } from '@/server/forum/post-views';
import { cutText, isLonger } from '@/server/forum/texts';
import { NEWEST } from '@/server/forum/visibility';
import { requireAdmin } from './act';
import type { AdminContext } from './context';
import { personRefs, userIdOf } from './person-rows';
import type { AdminPage, ContentRow, PersonRef } from './views';

export const CONTENT_STATES = ['all', 'hidden', 'locked'] as const;
export const CONTENT_PAGE = 30;
/** Characters of a text that a list shows. */
const SHOWN = 400;

export interface ContentQuery {
  kind: 'post' | 'comment';
  state?: (typeof CONTENT_STATES)[number];
  /** Of this person (their number). */
  author?: number | null;
  cursor?: number | null;
  limit?: number;
}

const beginning = (column: SQL) => sql<string>`substr(${column}, 1, ${SHOWN + 1})`;

type PostLike = Omit<typeof posts.$inferSelect, 'likeCount' | 'commentCount' | 'viewCount'>;
type CommentLike = typeof comments.$inferSelect;

function authorOf(refs: ReturnType<typeof personRefs>, id: string): PersonRef {
  const ref = refs(id);
  if (!ref) throw new Error('an author without an account');
  return ref;
}

function shownText(text: string): Pick<ContentRow, 'text' | 'textCut'> {
  return { text: cutText(text, SHOWN), textCut: isLonger(text, SHOWN) };
}

function postRows(db: Queryable, rows: PostLike[]): ContentRow[] {
  const refs = personRefs(
    db,
    rows.map(({ authorId }) => authorId),
  );
  const ids = rows.map(({ id }) => id);
  const pictures = ids.length > 0 ? picturesOf(db, ids) : new Map();
  return rows.map((row) => ({
    kind: 'post',
    id: row.id,
    author: authorOf(refs, row.authorId),
    title: row.title,
    ...shownText(row.text),
    thumbnails: (pictures.get(row.id) ?? []).map(
      ({ thumbnailUrl }: { thumbnailUrl: string }) => thumbnailUrl,
    ),
    postId: row.id,
    hidden: row.hiddenAt !== null,
    locked: row.lockedAt !== null,
    deleted: row.deletedAt !== null,
    createdAt: row.createdAt,
  }));
}

function commentRows(db: Queryable, rows: CommentLike[]): ContentRow[] {
  const refs = personRefs(
    db,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map((row) => ({
    kind: 'comment',
    id: row.id,
    author: authorOf(refs, row.authorId),
    title: '',
    ...shownText(row.text),
    thumbnails: [],
    postId: row.subjectId,
    hidden: row.hiddenAt !== null,
    locked: false,
    deleted: row.deletedAt !== null,
    createdAt: row.createdAt,
  }));
}

const postColumns = { ...getTableColumns(posts), text: beginning(sql`${posts.text}`) };
const commentColumns = { ...getTableColumns(comments), text: beginning(sql`${comments.text}`) };

/** Posts and comments by number, for reports and the audit log; what is gone for good is missing. */
export function contentOf(
  db: Queryable,
  kind: 'post' | 'comment',
  ids: readonly number[],
): Map<number, ContentRow> {
  if (ids.length === 0) return new Map();
  const rows =
    kind === 'post'
      ? postRows(
          db,
          db
            .select(postColumns)
            .from(posts)
            .where(inArray(posts.id, [...ids]))
            .orderBy(asc(posts.id))
            .all(),
        )
      : commentRows(
          db,
          db
            .select(commentColumns)
            .from(comments)
            .where(inArray(comments.id, [...ids]))
            .all(),
        );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What was written, the newest first. Throws `Refusal` adminsOnly. */
export function listContent(
  { db, clock, adminId }: AdminContext,
  { kind, state = 'all', author = null, cursor = null, limit = CONTENT_PAGE }: ContentQuery,
): AdminPage<ContentRow, number> {
  requireAdmin(db, adminId, clock.now());
  const table = kind === 'post' ? posts : comments;
  const authorId = author === null ? null : (userIdOf(db, author) ?? '');
  const chosen = and(
    lt(table.id, cursor ?? NEWEST),
    isNull(table.deletedAt),
    authorId === null ? undefined : eq(table.authorId, authorId),
    state === 'hidden' ? isNotNull(table.hiddenAt) : undefined,
    state === 'locked' ? (kind === 'post' ? isNotNull(posts.lockedAt) : sql`false`) : undefined,
  );
  const rows =
    kind === 'post'
      ? postRows(
          db,
          db
            .select(postColumns)
            .from(posts)
            .where(chosen)
            .orderBy(desc(posts.id))
            .limit(limit + 1)
            .all(),
        )
      : commentRows(
          db,
          db
            .select(commentColumns)
            .from(comments)
            .where(chosen)
            .orderBy(desc(comments.id))
            .limit(limit + 1)
            .all(),
        );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
