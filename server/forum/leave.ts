/** What becomes of somebody's writings when they leave. Call both inside a transaction. */
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { blocks, drafts, follows, notifications, postPictures, posts } from '@/server/db/schema/community';

/** Posts are gone for everybody at once; comments stay, as by a former member. */
export function hideWritings(tx: Queryable, userId: string, now: number): void {
  tx.update(posts)
    .set({ deletedAt: now })
    .where(and(eq(posts.authorId, userId), isNull(posts.deletedAt)))
    .run();
}

/** Empties the posts and removes what only the person themselves had: drafts, follows, blocks, notifications. */
export function forgetWritings(tx: Queryable, userId: string): void {
  const own = tx.select({ id: posts.id }).from(posts).where(eq(posts.authorId, userId));
  tx.delete(postPictures).where(inArray(postPictures.postId, own)).run();
  tx.update(posts).set({ title: '', text: '' }).where(eq(posts.authorId, userId)).run();
  tx.delete(drafts).where(eq(drafts.userId, userId)).run();
  tx.delete(follows)
    .where(or(eq(follows.followerId, userId), eq(follows.followedId, userId)))
    .run();
  tx.delete(blocks)
    .where(or(eq(blocks.blockerId, userId), eq(blocks.blockedId, userId)))
    .run();
  tx.delete(notifications)
    .where(or(eq(notifications.userId, userId), eq(notifications.actorId, userId)))
    .run();
}
