/** Comments and replies; the number that a post carries changes in the same transaction. */
import { eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { comments } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { isRowNumber } from '@/server/platform/ids';
import { commentViews } from './comment-lists';
import type { WriterContext } from './context';
import { notify } from './notify';
import { addComments, requireComment, requireCommented, type CommentedSubject } from './subjects';
import { cleanText, COMMENT_LENGTH, requireLength, requireSome } from './texts';
import type { CommentView } from './views';
import { requireUnblocked, requireWriter } from './writers';

export interface NewComment {
  subject: CommentedSubject;
  subjectId: number;
  text: string;
  /** The comment that is answered. */
  parentId?: number | null;
}

/**
 * Writes a comment or a reply. Throws `Refusal` textMissing, textTooLong {limit}, postNotFound, workNotFound,
 * commentNotFound (the answered one), locked, blocked, banned or tooManyTries {seconds}.
 */
export async function addComment(context: WriterContext, comment: NewComment): Promise<CommentView> {
  const { db, clock, userId } = context;
  const text = requireSome(requireLength(cleanText(comment.text), COMMENT_LENGTH));
  await consumeTry('createComment', userId);
  const row = db.transaction(
    (tx) => {
      const now = clock.now();
      const { subject, subjectId, parentId = null } = comment;
      requireWriter(tx, userId, now);
      const { authorId, locked } = requireCommented(tx, subject, subjectId);
      requireUnblocked(tx, userId, authorId);
      const answered = parentId === null ? null : requireAnswered(tx, comment, parentId);
      if (answered) requireUnblocked(tx, userId, answered.authorId);
      if (locked) throw new Refusal('forbidden', 'locked');
      const written = tx
        .insert(comments)
        .values({ subject, subjectId, parentId, authorId: userId, text, createdAt: now })
        .returning()
        .get();
      addComments(tx, subject, subjectId, 1);
      const happening = { actorId: userId, subject: 'comment' as const, subjectId: written.id };
      if (answered) notify(tx, { ...happening, userId: answered.authorId, kind: 'reply' }, now);
      if (answered?.authorId !== authorId)
        notify(tx, { ...happening, userId: authorId, kind: 'comment' }, now);
      return written;
    },
    { behavior: 'immediate' },
  );
  const [view] = commentViews(context, [row]);
  if (!view) throw new Error('a row always has a view');
  return view;
}

function requireAnswered(tx: Queryable, { subject, subjectId }: NewComment, parentId: number) {
  const answered = requireComment(tx, parentId);
  if (answered.subject !== subject || answered.subjectId !== subjectId)
    throw new Refusal('notFound', 'commentNotFound');
  return answered;
}

/** Takes a comment of one's own away; replies to it stay. Throws `Refusal` commentNotFound or notAuthor. */
export function deleteComment({ db, clock, userId }: WriterContext, id: number): void {
  db.transaction(
    (tx) => {
      const row = isRowNumber(id) ? tx.select().from(comments).where(eq(comments.id, id)).get() : undefined;
      if (!row || row.deletedAt !== null) throw new Refusal('notFound', 'commentNotFound');
      if (row.authorId !== userId) throw new Refusal('forbidden', 'notAuthor');
      tx.update(comments).set({ deletedAt: clock.now() }).where(eq(comments.id, id)).run();
      // A hidden one was not counted any more.
      if (row.hiddenAt === null) addComments(tx, row.subject, row.subjectId, -1);
    },
    { behavior: 'immediate' },
  );
}
