/** Lists of posts, the newest first. Numbers grow with time, so that they are the keys of paging. */
import { and, desc, eq, lt } from 'drizzle-orm';
import { posts } from '@/server/db/schema/community';
import type { ForumContext } from './context';
import { idsOfFollowed } from './followed-posts';
import { listedPosts } from './post-views';
import { NEWEST, notBlocked, visiblePost } from './visibility';
import type { Page, PostView } from './views';

export interface Keyset {
  /** The number behind which the page begins; null: from the newest on. */
  cursor?: number | null;
  limit?: number;
}

export const PAGE_SIZE = 20;

/** Makes a page of what one query too many has found. */
export function asPage<Row, T>(
  rows: Row[],
  limit: number,
  key: (row: Row) => number,
  view: (rows: Row[]) => T[],
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: view(shown),
    nextCursor: rows.length > limit && last !== undefined ? key(last) : null,
  };
}

/** Numbers of visible posts before `cursor`, the newest first. */
function idsByTime({ db, userId }: ForumContext, cursor: number | null, limit: number): number[] {
  return db
    .select({ id: posts.id })
    .from(posts)
    .where(and(lt(posts.id, cursor ?? NEWEST), visiblePost, notBlocked(posts.authorId, userId)))
    .orderBy(desc(posts.id))
    .limit(limit)
    .all()
    .map(({ id }) => id);
}

/** The newest posts. */
export function listNewest(context: ForumContext, limit = 10): PostView[] {
  return listedPosts(context, idsByTime(context, null, limit));
}

/** Everything by time, or what the people write whom the reader follows (nothing for whoever is not signed in). */
export function feed(
  context: ForumContext,
  by: 'time' | 'following',
  { cursor = null, limit = PAGE_SIZE }: Keyset = {},
): Page<PostView> {
  const find = by === 'time' ? idsByTime : idsOfFollowed;
  return asPage(
    find(context, cursor, limit + 1),
    limit,
    (id) => id,
    (ids) => listedPosts(context, ids),
  );
}

/** A person's posts; none when one of the two has blocked the other. */
export function postsOf(
  context: ForumContext,
  authorId: string,
  { cursor = null, limit = PAGE_SIZE }: Keyset = {},
): Page<PostView> {
  const rows = context.db
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.authorId, authorId),
        lt(posts.id, cursor ?? NEWEST),
        visiblePost,
        notBlocked(posts.authorId, context.userId),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(limit + 1)
    .all();
  return asPage(
    rows,
    limit,
    ({ id }) => id,
    (shown) =>
      listedPosts(
        context,
        shown.map(({ id }) => id),
      ),
  );
}
