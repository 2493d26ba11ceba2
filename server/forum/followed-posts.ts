/** What the people write whom somebody follows, by time. */
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { follows, posts } from '@/server/db/schema/community';
import type { ForumContext } from './context';
import { NEWEST, notBlocked, visiblePost } from './visibility';

/**
 * Numbers of posts before `cursor`, the newest first. Each followed person's newest one is looked up in their index;
 * only those who have one of the first `limit` can have any more among the first `limit`.
 */
export function idsOfFollowed(context: ForumContext, cursor: number | null, limit: number): number[] {
  const { db, userId } = context;
  if (userId === null) return [];
  const before = cursor ?? NEWEST;
  const latest = sql<number | null>`(
    select max(${posts.id}) from ${posts}
    where ${posts.authorId} = ${follows.followedId} and ${lt(posts.id, before)} and ${visiblePost}
  )`;
  const authors = db
    .select({ authorId: follows.followedId, latest })
    .from(follows)
    .where(and(eq(follows.followerId, userId), notBlocked(follows.followedId, userId)))
    .all()
    .flatMap(({ authorId, latest: id }) => (id === null ? [] : { authorId, id }))
    .sort((one, other) => other.id - one.id)
    .slice(0, limit);
  return authors
    .flatMap(({ authorId }) => idsOfAuthor(context, authorId, before, limit))
    .sort((one, other) => other - one)
    .slice(0, limit);
}

function idsOfAuthor({ db }: ForumContext, authorId: string, before: number, limit: number): number[] {
  return db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.authorId, authorId), lt(posts.id, before), visiblePost))
    .orderBy(desc(posts.id))
    .limit(limit)
    .all()
    .map(({ id }) => id);
}
