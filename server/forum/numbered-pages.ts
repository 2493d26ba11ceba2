/** Pages by number, as document 003 has them: exact, and as fast far behind as in front. */
import { and, desc, inArray, lt, sql } from 'drizzle-orm';
import { posts } from '@/server/db/schema/community';
import { isRowNumber } from '@/server/platform/ids';
import type { ForumContext } from './context';
import { listedPosts } from './post-views';
import { notBlocked, visiblePost } from './visibility';
import type { PostView } from './views';

/** Numbers of posts in one row of `post_buckets` (migration 0005). */
const BUCKET = 1000;

export interface NumberedPage {
  /** As asked for, from 1. */
  page: number;
  /** Visible posts in all. */
  total: number;
  posts: PostView[];
}

/** Visible posts in all; exact. */
export function countPosts({ db }: Pick<ForumContext, 'db'>): number {
  return db.get<{ total: number }>(sql`select coalesce(sum(visible), 0) as total from post_buckets`).total;
}

/**
 * A page by its number, empty behind the end. Pages are the same for every reader: posts of somebody with whom the
 * reader has a block leave a gap.
 */
export function pageOfPosts(context: ForumContext, page: number, size = 10): NumberedPage {
  // One snapshot for buckets and rows: a post that arrives between the two would shift the page.
  return context.db.transaction(() => {
    const start = isRowNumber(page) ? placeOf(context, (page - 1) * size) : undefined;
    const ids = start ? idsFrom(context, start, size) : [];
    return { page, total: countPosts(context), posts: listedPosts(context, seenBy(context, ids)) };
  });
}

/** Where a page begins: behind so many visible posts of this bucket. */
interface Place {
  bucket: number;
  offset: number;
}

/** Sums up buckets, the newest first, until the one is reached: a row for each thousand posts. */
function placeOf({ db }: ForumContext, offset: number): Place | undefined {
  return db.get<Place | undefined>(sql`
    select bucket, ${offset} - before as offset from (
      select bucket, visible, sum(visible) over (order by bucket desc) - visible as before from post_buckets
    ) where before + visible > ${offset} limit 1`);
}

/** Walks the bucket's part before the page, less than a thousand rows. */
function idsFrom({ db }: ForumContext, { bucket, offset }: Place, size: number): number[] {
  return db
    .select({ id: posts.id })
    .from(posts)
    .where(and(lt(posts.id, (bucket + 1) * BUCKET), visiblePost))
    .orderBy(desc(posts.id))
    .limit(size)
    .offset(offset)
    .all()
    .map(({ id }) => id);
}

function seenBy({ db, userId }: ForumContext, ids: number[]): number[] {
  if (userId === null || ids.length === 0) return ids;
  const seen = db
    .select({ id: posts.id })
    .from(posts)
    .where(and(inArray(posts.id, ids), notBlocked(posts.authorId, userId)))
    .all();
  const shown = new Set(seen.map(({ id }) => id));
  return ids.filter((id) => shown.has(id));
}
