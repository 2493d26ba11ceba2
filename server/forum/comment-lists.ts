/** Comments of a subject, in the order of their writing; replies say what they answer. */
import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, sql } from 'drizzle-orm';
import { publicWork } from '@/server/albums/works';
import { comments } from '@/server/db/schema/community';
import { authorsOf } from './authors';
import type { ForumContext } from './context';
import { likedAmong } from './likes';
import { asPage, type Keyset } from './lists';
import { requireReadable } from './read-post';
import type { CommentedSubject } from './subjects';
import { cutText } from './texts';
import { NEWEST, notBlocked, visibleComment } from './visibility';
import type { CommentView, Page } from './views';

type CommentRow = typeof comments.$inferSelect;

/** Characters of an answered comment that its replies repeat. */
const QUOTED_LENGTH = 80;
export const COMMENTS_PAGE = 50;

/**
 * The comments of a post or a shared work that this reader may see, from the oldest or from the newest on. Throws
 * `Refusal` postNotFound as `readPost` does, or workNotFound.
 */
export function commentsOf(
  context: ForumContext,
  subject: CommentedSubject,
  subjectId: number,
  { cursor = null, limit = COMMENTS_PAGE, order = 'oldest' }: Keyset & { order?: 'oldest' | 'newest' } = {},
): Page<CommentView> {
  if (subject === 'post') requireReadable(context, subjectId);
  else publicWork(context.db, subject, subjectId);
  const behind = order === 'oldest' ? gt(comments.id, cursor ?? 0) : lt(comments.id, cursor ?? NEWEST);
  const rows = context.db
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.subject, subject),
        eq(comments.subjectId, subjectId),
        behind,
        visibleComment,
        notBlocked(comments.authorId, context.userId),
      ),
    )
    .orderBy(order === 'oldest' ? asc(comments.id) : desc(comments.id))
    .limit(limit + 1)
    .all();
  return asPage(
    rows,
    limit,
    ({ id }) => id,
    (shown) => commentViews(context, shown),
  );
}

/** The answered comments that the reader may see, with their beginnings. */
function answeredBy({ db, userId }: ForumContext, rows: CommentRow[]): Map<number, CommentRow> {
  const ids = [...new Set(rows.flatMap(({ parentId }) => parentId ?? []))];
  if (ids.length === 0) return new Map();
  const beginning = sql<string>`substr(${comments.text}, 1, ${QUOTED_LENGTH + 1})`;
  const found = db
    .select({ ...getTableColumns(comments), text: beginning })
    .from(comments)
    .where(and(inArray(comments.id, ids), visibleComment, notBlocked(comments.authorId, userId)))
    .all();
  return new Map(found.map((row) => [row.id, row]));
}

/** Views of rows in their order. */
export function commentViews(context: ForumContext, rows: CommentRow[]): CommentView[] {
  const { db, userId } = context;
  const answered = answeredBy(context, rows);
  const author = authorsOf(
    db,
    [...rows, ...answered.values()].map(({ authorId }) => authorId),
  );
  const liked = likedAmong(
    db,
    userId,
    'comment',
    rows.map(({ id }) => id),
  );
  const quote = (id: number): CommentView['replyTo'] => {
    const row = answered.get(id);
    return row
      ? { id, author: author(row.authorId), text: cutText(row.text, QUOTED_LENGTH) }
      : { id, author: null, text: null };
  };
  return rows.map(({ id, parentId, authorId, text, likeCount, createdAt }) => ({
    id,
    author: author(authorId),
    text,
    likeCount,
    likedByMe: liked.has(id),
    mine: authorId === userId,
    createdAt,
    replyTo: parentId === null ? null : quote(parentId),
  }));
}
