/** Likes: one for each person and subject, by the table's key, counted in the transaction that changes them. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { likes } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import type { WriterContext } from './context';
import { notify, unnotify } from './notify';
import { addLikes, requireSubject, type LikedSubject } from './subjects';
import { requireUnblocked, requireWriter } from './writers';

export interface LikeOutcome {
  /** As it is afterwards. */
  likeCount: number;
}

const likeOf = (userId: string, subject: LikedSubject, id: number) =>
  and(eq(likes.subject, subject), eq(likes.subjectId, id), eq(likes.userId, userId));

/**
 * Likes a post, a comment or a shared work. Of two likes of one person at the same instant one wins. Throws `Refusal` alreadyLiked,
 * postNotFound, workNotFound, commentNotFound, locked, blocked, banned or tooManyTries {seconds}.
 */
export async function likeSubject(
  { db, clock, userId }: WriterContext,
  subject: LikedSubject,
  id: number,
): Promise<LikeOutcome> {
  await consumeTry('like', userId);
  return db.transaction(
    (tx) => {
      const now = clock.now();
      requireWriter(tx, userId, now);
      const { authorId, locked } = requireSubject(tx, subject, id);
      requireUnblocked(tx, userId, authorId);
      if (likedAmong(tx, userId, subject, [id]).has(id)) throw new Refusal('conflict', 'alreadyLiked');
      if (locked) throw new Refusal('forbidden', 'locked');
      tx.insert(likes).values({ subject, subjectId: id, userId, createdAt: now }).run();
      notify(tx, { userId: authorId, kind: 'like', actorId: userId, subject, subjectId: id }, now);
      return { likeCount: addLikes(tx, subject, id, 1) };
    },
    { behavior: 'immediate' },
  );
}

/** Takes a like back; nothing happens when there was none. Throws `Refusal` postNotFound or commentNotFound. */
export function unlikeSubject({ db, userId }: WriterContext, subject: LikedSubject, id: number): LikeOutcome {
  return db.transaction(
    (tx) => {
      const { authorId } = requireSubject(tx, subject, id);
      const taken = tx
        .delete(likes)
        .where(likeOf(userId, subject, id))
        .run().changes;
      if (taken) unnotify(tx, { userId: authorId, kind: 'like', actorId: userId, subject, subjectId: id });
      return { likeCount: addLikes(tx, subject, id, -taken) };
    },
    { behavior: 'immediate' },
  );
}

/** Which of these a person has liked, in one query. */
export function likedAmong(
  db: Queryable,
  userId: string | null,
  subject: LikedSubject,
  ids: number[],
): Set<number> {
  if (userId === null || ids.length === 0) return new Set();
  const rows = db
    .select({ id: likes.subjectId })
    .from(likes)
    .where(and(eq(likes.subject, subject), inArray(likes.subjectId, ids), eq(likes.userId, userId)))
    .all();
  return new Set(rows.map(({ id }) => id));
}
