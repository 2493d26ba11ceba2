/** Searching people by name and introduction. */
import { and, asc, desc, eq, gt, gte, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import { foldName } from '@/server/accounts/names';
import { userNumbers, users } from '@/server/db/schema/accounts';
import { authorsOf } from './authors';
import type { ForumContext } from './context';
import { likePattern, matchExpression, searchWords } from './search-words';
import { notBlocked } from './visibility';
import type { AuthorView } from './views';

/** The latest accounts whose names are read in search of one or two characters within them. */
const NAMES_READ = 1_000;
const PEOPLE_FOUND = 30;
/** No name goes on with a character behind this one. */
const LAST_CHARACTER = '\u{10FFFF}';

/**
 * People whose name begins with what was typed, whatever its length, then people who have it anywhere in name or
 * introduction: thirty at most, since whoever looks for somebody can type one character more.
 */
export function searchPeople(context: ForumContext, query: string): AuthorView[] {
  const words = searchWords(query);
  if (words.all.length === 0) return [];
  const first = idsByBeginning(context, foldName(words.all.join(' ')));
  const room = PEOPLE_FOUND - first.length;
  const ids = room > 0 ? [...first, ...idsByContent(context, words, first, room)] : first;
  const author = authorsOf(context.db, ids);
  return ids.map(author);
}

function idsByBeginning({ db, userId }: ForumContext, key: string): string[] {
  return db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        gte(users.nameKey, key),
        lt(users.nameKey, key + LAST_CHARACTER),
        isNull(users.deletedAt),
        notBlocked(users.id, userId),
      ),
    )
    .orderBy(asc(users.nameKey))
    .limit(PEOPLE_FOUND)
    .all()
    .map(({ id }) => id);
}

function idsByContent(
  { db, userId }: ForumContext,
  { indexed, short }: ReturnType<typeof searchWords>,
  except: string[],
  limit: number,
): string[] {
  const contains = short.map((word) =>
    or(
      sql`${users.name} like ${likePattern(word)} escape '\\'`,
      sql`${users.intro} like ${likePattern(word)} escape '\\'`,
    ),
  );
  const found =
    indexed.length > 0
      ? sql`${userNumbers.uid} in (select rowid from people_fts where people_fts match ${matchExpression(indexed)})`
      : gt(userNumbers.uid, sql`(select max(${userNumbers.uid}) from ${userNumbers}) - ${NAMES_READ}`);
  return db
    .select({ id: users.id })
    .from(userNumbers)
    .innerJoin(users, eq(users.id, userNumbers.userId))
    .where(
      and(
        found,
        isNull(users.deletedAt),
        ...contains,
        notInArray(users.id, except),
        notBlocked(users.id, userId),
      ),
    )
    .orderBy(desc(userNumbers.uid))
    .limit(limit)
    .all()
    .map(({ id }) => id);
}
