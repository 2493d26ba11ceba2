/** Clean-up of the community: what was deleted long ago, and what nobody reads any more. */
import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { comments, likes, notifications, postPictures, posts } from '@/server/db/schema/community';
import type { ForumContext } from './context';

const DAY_MS = 24 * 3600 * 1000;
/** What was deleted could still be asked for, by its author or by a court. */
export const DELETED_KEPT_MS = 30 * DAY_MS;
export const TOLD_KEPT_MS = 365 * DAY_MS;
/** Posts in one transaction: nobody who writes meanwhile waits long. */
const AT_ONCE = 100;

/** How many of each were removed. */
export interface ForumSweep {
  posts: number;
  /** Deleted comments whose text was wiped; the row stays, since others answered it. */
  comments: number;
  notifications: number;
}

/** One clean-up; safe at any moment and safe to repeat. */
export function sweepForum({ db, clock }: Pick<ForumContext, 'db' | 'clock'>): ForumSweep {
  const now = clock.now();
  let removed = 0;
  for (;;) {
    const due = db
      .select({ id: posts.id })
      .from(posts)
      .where(lt(posts.deletedAt, now - DELETED_KEPT_MS))
      .limit(AT_ONCE)
      .all()
      .map(({ id }) => id);
    if (due.length > 0) db.transaction((tx) => removePosts(tx, due), { behavior: 'immediate' });
    removed += due.length;
    if (due.length < AT_ONCE) break;
  }
  return {
    posts: removed,
    comments: wipeComments(db, now - DELETED_KEPT_MS),
    notifications: removeOldNotifications(db, now - TOLD_KEPT_MS),
  };
}

function wipeComments(db: Queryable, before: number): number {
  const due = and(lt(comments.deletedAt, before), sql`${comments.text} <> ''`);
  return db.update(comments).set({ text: '' }).where(due).run().changes;
}

/** With everything below them; numbers are never given again. */
function removePosts(tx: Queryable, ids: number[]): void {
  const below = and(eq(comments.subject, 'post'), inArray(comments.subjectId, ids));
  const commentIds = tx.select({ id: comments.id }).from(comments).where(below);
  tx.delete(likes)
    .where(and(eq(likes.subject, 'comment'), inArray(likes.subjectId, commentIds)))
    .run();
  tx.delete(likes)
    .where(and(eq(likes.subject, 'post'), inArray(likes.subjectId, ids)))
    .run();
  tx.delete(comments).where(below).run();
  tx.delete(postPictures).where(inArray(postPictures.postId, ids)).run();
  tx.delete(posts).where(inArray(posts.id, ids)).run();
}

/** Numbers follow time: everything before the first one that is young enough. */
function removeOldNotifications(db: Queryable, before: number): number {
  const young = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(gte(notifications.createdAt, before))
    .orderBy(asc(notifications.id))
    .limit(1)
    .get();
  const old = young ? lt(notifications.id, young.id) : lt(notifications.createdAt, before);
  return db.delete(notifications).where(old).run().changes;
}
