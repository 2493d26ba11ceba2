/** What can be liked and commented, and the counts that each of them carries. Call inside the transaction. */
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { comments, posts } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { isRowNumber, visibleComment, visiblePost } from './visibility';

export type CommentedSubject = 'post';
export type LikedSubject = 'post' | 'comment';

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

/** A comment that everybody could see, below a post of that kind; throws `Refusal` commentNotFound. */
export function requireComment(tx: Queryable, id: number): Subject & { subject: string; subjectId: number } {
  const row = isRowNumber(id)
    ? tx
        .select({ authorId: comments.authorId, subject: comments.subject, subjectId: comments.subjectId })
        .from(comments)
        .where(and(eq(comments.id, id), visibleComment))
        .get()
    : undefined;
  const below = row?.subject === 'post' && postBelow(tx, row.subjectId);
  if (!row || !below) throw new Refusal('notFound', 'commentNotFound');
  return { ...row, locked: below.lockedAt !== null };
}

function postBelow(tx: Queryable, id: number) {
  return tx
    .select({ lockedAt: posts.lockedAt })
    .from(posts)
    .where(and(eq(posts.id, id), visiblePost))
    .get();
}

/** Throws `Refusal` postNotFound or commentNotFound. */
export function requireSubject(tx: Queryable, subject: LikedSubject, id: number): Subject {
  return subject === 'post' ? requirePost(tx, id) : requireComment(tx, id);
}

/** Changes the number of likes that the row carries; answers it as it is now. */
export function addLikes(tx: Queryable, subject: LikedSubject, id: number, by: number): number {
  const table = subject === 'post' ? posts : comments;
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
  if (subject !== 'post') return;
  tx.update(posts)
    .set({ commentCount: sql`${posts.commentCount} + ${by}` })
    .where(eq(posts.id, id))
    .run();
}
