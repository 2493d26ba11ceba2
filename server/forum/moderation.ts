/**
 * Keeping order: what admins do to posts and comments. Call inside a transaction, together with the audit's row; who
 * may do so, the caller decides. The author is told each time something of theirs disappears or is closed.
 */
import { eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { comments, posts } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { isRowNumber } from '@/server/platform/ids';
import { notify } from './notify';
import { addComments } from './subjects';

/** Hides a post from everybody but its author, or shows it again. Throws `Refusal` postNotFound. */
export function setPostHidden(tx: Queryable, id: number, hidden: boolean, now: number): void {
  const post = requireRow(tx, id);
  if ((post.hiddenAt !== null) === hidden) return;
  tx.update(posts)
    .set({ hiddenAt: hidden ? now : null })
    .where(eq(posts.id, id))
    .run();
  if (hidden) tell(tx, post.authorId, 'post', id, now);
}

/** Closes a post for comments and likes, or opens it again. Throws `Refusal` postNotFound. */
export function setPostLocked(tx: Queryable, id: number, locked: boolean, now: number): void {
  const post = requireRow(tx, id);
  if ((post.lockedAt !== null) === locked) return;
  tx.update(posts)
    .set({ lockedAt: locked ? now : null })
    .where(eq(posts.id, id))
    .run();
  if (locked) tell(tx, post.authorId, 'post', id, now);
}

function requireRow(tx: Queryable, id: number) {
  const row = isRowNumber(id) ? tx.select().from(posts).where(eq(posts.id, id)).get() : undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('notFound', 'postNotFound');
  return row;
}

/** Hides a comment from everybody, or shows it again; its post's number follows. Throws `Refusal` commentNotFound. */
export function setCommentHidden(tx: Queryable, id: number, hidden: boolean, now: number): void {
  const row = isRowNumber(id) ? tx.select().from(comments).where(eq(comments.id, id)).get() : undefined;
  if (!row || row.deletedAt !== null) throw new Refusal('notFound', 'commentNotFound');
  if ((row.hiddenAt !== null) === hidden) return;
  tx.update(comments)
    .set({ hiddenAt: hidden ? now : null })
    .where(eq(comments.id, id))
    .run();
  addComments(tx, row.subject, row.subjectId, hidden ? -1 : 1);
  if (hidden) tell(tx, row.authorId, 'comment', id, now);
}

function tell(
  tx: Queryable,
  userId: string,
  subject: 'post' | 'comment',
  subjectId: number,
  now: number,
): void {
  notify(tx, { userId, kind: 'moderation', actorId: null, subject, subjectId }, now);
}
