/** Finding people: by name, mail address, telephone or number, in a stable order, a page at a time. */
import { and, asc, count, desc, eq, gt, isNotNull, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import { foldName } from '@/server/accounts/names';
import { normalisePhone } from '@/server/accounts/phones';
import { listSessions } from '@/server/accounts/sessions';
import { userNumbers, users } from '@/server/db/schema/accounts';
import { comments, posts, reports } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { requireAdmin } from './act';
import type { AdminContext } from './context';
import { personRows, userIdOf } from './person-rows';
import type { AdminPage, PersonDetail, PersonRow } from './views';

export const PEOPLE_FILTERS = ['all', 'paying', 'banned', 'admins', 'former'] as const;
export const PEOPLE_ORDERS = ['newest', 'oldest', 'name', 'nameDown'] as const;
export const PEOPLE_PAGE = 50;

export interface PeopleQuery {
  find?: string;
  filter?: (typeof PEOPLE_FILTERS)[number];
  order?: (typeof PEOPLE_ORDERS)[number];
  /** The number or folded name of the last one that was shown. */
  cursor?: string | null;
  limit?: number;
}

/** Text anywhere in a name or mail address (LIKE without wildcards of its own); digits also a number or telephone. */
function matching(find: string): SQL | undefined {
  const key = foldName(find.trim());
  if (!key) return undefined;
  const pattern = `%${key.replace(/[\\%_]/g, '\\$&')}%`;
  const like = (column: SQL) => sql`${column} like ${pattern} escape '\\'`;
  const phone = normalisePhone(key);
  return or(
    like(sql`${users.nameKey}`),
    like(sql`${users.emailKey}`),
    phone === null ? undefined : eq(users.phone, phone),
    /^\d{1,15}$/.test(key) ? eq(userNumbers.uid, Number(key)) : undefined,
  );
}

function filtered(filter: PeopleQuery['filter'], now: number): SQL | undefined {
  switch (filter) {
    case 'former':
      return isNotNull(users.deletedAt);
    case 'paying':
      return and(
        isNull(users.deletedAt),
        ne(users.plan, 'free'),
        or(isNull(users.planUntil), gt(users.planUntil, now)),
      );
    case 'banned':
      return and(isNull(users.deletedAt), gt(users.bannedUntil, now));
    case 'admins':
      return and(isNull(users.deletedAt), eq(users.role, 'admin'));
    default:
      return isNull(users.deletedAt);
  }
}

/** Where the list goes on, and its order; both columns are unique, so that no row is shown twice or left out. */
function keyset(order: PeopleQuery['order'], cursor: string | null) {
  const byName = order === 'name' || order === 'nameDown';
  const column = byName ? sql`${users.nameKey}` : sql`${userNumbers.uid}`;
  const last = byName ? cursor : Number(cursor);
  const up = order === 'oldest' || order === 'name';
  const behind = cursor === null ? undefined : up ? gt(column, last) : lt(column, last);
  return { byName, behind, by: up ? asc(column) : desc(column) };
}

/** A page of people. Throws `Refusal` adminsOnly. */
export function listPeople(
  { db, clock, adminId }: AdminContext,
  { find = '', filter = 'all', order = 'newest', cursor = null, limit = PEOPLE_PAGE }: PeopleQuery = {},
): AdminPage<PersonRow, string> {
  const now = clock.now();
  requireAdmin(db, adminId, now);
  const { byName, behind, by } = keyset(order, cursor);
  const rows = db
    .select({ id: users.id, nameKey: users.nameKey, uid: userNumbers.uid })
    .from(userNumbers)
    .innerJoin(users, eq(users.id, userNumbers.userId))
    .where(and(filtered(filter, now), matching(find), behind))
    .orderBy(by)
    .limit(limit + 1)
    .all();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const ids = shown.map(({ id }) => id);
  return {
    items: personRows(db, ids, now),
    nextCursor: last ? (byName ? last.nameKey : String(last.uid)) : null,
  };
}

/** One person by number, with what there is of theirs. Throws `Refusal` adminsOnly or personNotFound. */
export function personDetail({ db, clock, adminId }: AdminContext, uid: number): PersonDetail {
  const now = clock.now();
  requireAdmin(db, adminId, now);
  const userId = userIdOf(db, uid);
  const [row] = userId === null ? [] : personRows(db, [userId], now);
  if (!row) throw new Refusal('notFound', 'personNotFound');
  const user = db.select({ intro: users.intro }).from(users).where(eq(users.id, row.userId)).get();
  const number = (query: { n: number } | undefined) => query?.n ?? 0;
  const own = and(eq(posts.authorId, row.userId), isNull(posts.deletedAt));
  const said = and(eq(comments.authorId, row.userId), isNull(comments.deletedAt));
  const open = and(isNull(reports.closedAt), eq(reports.subject, 'user'), eq(reports.subjectId, uid));
  return {
    ...row,
    intro: row.former ? '' : (user?.intro ?? ''),
    sessions: listSessions(db, row.userId, null, now).length,
    posts: number(db.select({ n: count() }).from(posts).where(own).get()),
    comments: number(db.select({ n: count() }).from(comments).where(said).get()),
    openReports: number(db.select({ n: count() }).from(reports).where(open).get()),
  };
}
