/** Searching posts, the newest first. Words of three characters and more come from the index; shorter ones are read. */
import { performance } from 'node:perf_hooks';
import { and, inArray, max, or, sql, type SQL } from 'drizzle-orm';
import type { Db } from '@/server/db/client';
import { posts } from '@/server/db/schema/community';
import type { ForumContext } from './context';
import type { Keyset } from './lists';
import { postViews, type PostRow } from './post-views';
import { excerptAround, likePattern, matchExpression, searchWords, type SearchWords } from './search-words';
import { EXCERPT_LENGTH } from './texts';
import { notBlocked, visiblePost } from './visibility';
import type { Page, PostView } from './views';

const SEARCH_PAGE = 20;

/**
 * A search goes back in steps of so many numbers, and takes no further one when these ms are over: words that are
 * frequent alone and rare together would otherwise hold up everybody, for statements block the process. Nothing is
 * left out, since the page's cursor goes on from there.
 */
const FIRST_STEP = { indexed: 50_000, read: 2_000 };
const ENOUGH_MS = 8;
/** A step that took less is followed by one twice as long. */
const QUICK_MS = 1;

/**
 * Posts that contain every word, in title or text. A page may be shorter than `limit`, even empty, and yet have a next
 * one: whoever shows it asks on.
 */
export function searchPosts(
  context: ForumContext,
  query: string,
  { cursor = null, limit = SEARCH_PAGE }: Keyset = {},
): Page<PostView> {
  const words = searchWords(query);
  if (words.all.length === 0) return { items: [], nextCursor: null };
  const started = performance.now();
  let step = words.indexed.length > 0 ? FIRST_STEP.indexed : FIRST_STEP.read;
  const ids: number[] = [];
  let before = Math.min(cursor ?? Infinity, behindLast(context.db));
  let now = started;
  do {
    const floor = Math.max(0, before - step - 1);
    ids.push(...idsBetween(context, words, { floor, before, limit: limit + 1 - ids.length }));
    before = floor + 1;
    const took = performance.now() - now;
    now += took;
    if (took < QUICK_MS) step *= 2;
  } while (ids.length <= limit && before > 1 && now - started < ENOUGH_MS);
  const shown = ids.slice(0, limit);
  const more = ids.length > limit ? (shown.at(-1) ?? null) : before > 1 ? before : null;
  return { items: foundPosts(context, shown, words.all), nextCursor: more };
}

function behindLast(db: Db): number {
  return (
    (db
      .select({ id: max(posts.id) })
      .from(posts)
      .get()?.id ?? 0) + 1
  );
}

/** Numbers are bound as REAL, which FTS5 does not compare with those of rows. */
const whole = (value: number): SQL => sql`cast(${value} as integer)`;

function idsBetween(
  { db, userId }: ForumContext,
  { indexed, short }: SearchWords,
  { floor, before, limit }: { floor: number; before: number; limit: number },
): number[] {
  const conditions = and(
    visiblePost,
    ...short.map((word) => containsWord(likePattern(word))),
    notBlocked(posts.authorId, userId),
  );
  const query =
    indexed.length > 0
      ? sql`select ${posts.id} as id from posts_fts cross join ${posts} on ${posts.id} = posts_fts.rowid
          where posts_fts match ${matchExpression(indexed)}
          and posts_fts.rowid > ${whole(floor)} and posts_fts.rowid < ${whole(before)} and ${conditions}
          order by posts_fts.rowid desc limit ${limit}`
      : sql`select ${posts.id} as id from ${posts}
          where ${posts.id} > ${floor} and ${posts.id} < ${before} and ${conditions}
          order by ${posts.id} desc limit ${limit}`;
  return db.all<{ id: number }>(query).map(({ id }) => id);
}

function containsWord(pattern: string): SQL | undefined {
  const like = (column: typeof posts.title | typeof posts.text) => sql`${column} like ${pattern} escape '\\'`;
  return or(like(posts.title), like(posts.text));
}

/** Views with the part of the text where the first word stands. */
function foundPosts(context: ForumContext, ids: number[], words: string[]): PostView[] {
  if (ids.length === 0) return [];
  const rows = new Map<number, PostRow>(
    context.db
      .select()
      .from(posts)
      .where(inArray(posts.id, ids))
      .all()
      .map((row) => [row.id, row]),
  );
  return postViews(
    context,
    ids.flatMap((id) => rows.get(id) ?? []),
  ).map((view) => {
    const { text, cut } = excerptAround(view.text, words, EXCERPT_LENGTH);
    return { ...view, text, textCut: cut };
  });
}
