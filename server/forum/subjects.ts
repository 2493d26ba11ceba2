/** What can be liked and commented, and the counts that each of them carries. Call inside the transaction. */
import { and, eq, sql } from 'drizzle-orm';
import { publicWork, type WorkKind } from '@/server/albums/works';
import type { Queryable } from '@/server/db/client';
import { works } from '@/server/db/schema/albums';
import { comments, posts } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { isRowNumber } from '@/server/platform/ids';
import { visibleComment, visiblePost } from './visibility';

export type CommentedSubject = 'post' | WorkKind;
export type LikedSubject = CommentedSubject | 'comment';

export interface Subject {
  authorId: string;
  locked: boolean;
}

/** A post that everybody could see; throws `Refusal` postNotFound. */
export function requirePost(tx: Queryable, id: number): Subject {
  const row = isRowNumber(id)
    ? tx
        .select({ authorId: posts.authorId, lockedAt: posts.lockedAt })
        .from(posts)
        .where(and(eq(posts.id, id), visiblePost))
        .get()
    : undefined;
  if (!row) throw new Refusal('notFound', 'postNotFound');
  return { authorId: row.authorId, locked: row.lockedAt !== null };
}

export const isCommented = (subject: string): subject is CommentedSubject =>
  subject === 'post' || subject === 'movie' || subject === 'photo';

/** A comment that everybody could see, below something that everybody could see; throws `Refusal` commentNotFound. */
export function requireComment(
  tx: Queryable,
  id: number,
): Subject & { subject: CommentedSubject; subjectId: number } {
  const row = isRowNumber(id)
    ? tx
        .select({ authorId: comments.authorId, subject: comments.subject, subjectId: comments.subjectId })
        .from(comments)
        .where(and(eq(comments.id, id), visibleComment))
        .get()
    : undefined;
  if (!row || !isCommented(row.subject)) throw new Refusal('notFound', 'commentNotFound');
  const { authorId, subject, subjectId } = row;
  try {
    return { authorId, subject, subjectId, locked: requireCommented(tx, subject, subjectId).locked };
  } catch (error) {
    // What it stands below is gone or hidden, and the comment with it.
    throw error instanceof Refusal ? new Refusal('notFound', 'commentNotFound') : error;
  }
}

/** What everybody could see and comment; throws `Refusal` postNotFound or workNotFound. */
export function requireCommented(tx: Queryable, subject: CommentedSubject, id: number): Subject {
  if (subject === 'post') return requirePost(tx, id);
  return { authorId: publicWork(tx, subject, id).ownerId, locked: false };
}

/** Throws `Refusal` postNotFound, workNotFound or commentNotFound. */
export function requireSubject(tx: Queryable, subject: LikedSubject, id: number): Subject {
  return subject === 'comment' ? requireComment(tx, id) : requireCommented(tx, subject, id);
}

/** Changes the number of likes that the row carries; answers it as it is now. */
export function addLikes(tx: Queryable, subject: LikedSubject, id: number, by: number): number {
  const table = subject === 'post' ? posts : subject === 'comment' ? comments : works;
  const row = tx
    .update(table)
    .set({ likeCount: sql`${table.likeCount} + ${by}` })
    .where(eq(table.id, id))
    .returning({ likeCount: table.likeCount })
    .get();
  return row?.likeCount ?? 0;
}

/** Changes the number of comments that can be seen below a subject. */
export function addComments(tx: Queryable, subject: string, id: number, by: number): void {
  if (!isCommented(subject)) return;
  const table = subject === 'post' ? posts : works;
  tx.update(table)
    .set({ commentCount: sql`${table.commentCount} + ${by}` })
    .where(eq(table.id, id))
    .run();
}
