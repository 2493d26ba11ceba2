/** Who sees what: conditions for queries on posts and comments. */
import { and, eq, isNull, not, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { blocks, comments, posts } from '@/server/db/schema/community';

/** Larger than every number of a row: "from the newest on". */
export const NEWEST = Number.MAX_SAFE_INTEGER;

/** Neither deleted nor hidden. */
export const visiblePost = and(isNull(posts.deletedAt), isNull(posts.hiddenAt));
export const visibleComment = and(isNull(comments.deletedAt), isNull(comments.hiddenAt));

/** True for rows whose author and the reader have not blocked each other; undefined for readers without account. */
export function notBlocked(author: AnyColumn, userId: string | null): SQL | undefined {
  if (userId === null) return undefined;
  const between = (blocker: SQL, blocked: SQL) =>
    sql`exists (select 1 from ${blocks} where ${blocks.blockerId} = ${blocker} and ${blocks.blockedId} = ${blocked})`;
  return and(not(between(sql`${userId}`, sql`${author}`)), not(between(sql`${author}`, sql`${userId}`)));
}

/** Whether one of the two has blocked the other. */
export function isBlockedBetween(db: Queryable, one: string, other: string): boolean {
  const blocked = (blockerId: string, blockedId: string) =>
    db
      .select({ at: blocks.createdAt })
      .from(blocks)
      .where(and(eq(blocks.blockerId, blockerId), eq(blocks.blockedId, blockedId)))
      .get() !== undefined;
  return blocked(one, other) || blocked(other, one);
}
