/** The few numbers that say whether somebody is needed. */
import { and, count, countDistinct, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { users } from '@/server/db/schema/accounts';
import { posts, reports } from '@/server/db/schema/community';
import { countPosts } from '@/server/forum/numbered-pages';
import { requireAdmin } from './act';
import type { AdminContext } from './context';

const WEEK_MS = 7 * 24 * 3600 * 1000;

export interface Overview {
  /** Reported things that wait for a decision. */
  openCases: number;
  people: number;
  /** Of the last seven days. */
  newPeople: number;
  banned: number;
  posts: number;
  hiddenPosts: number;
}

/** Throws `Refusal` adminsOnly. */
export function overview({ db, clock, adminId }: AdminContext): Overview {
  const now = clock.now();
  requireAdmin(db, adminId, now);
  const living = isNull(users.deletedAt);
  const n = (row: { n: number } | undefined) => row?.n ?? 0;
  const thing = sql`${reports.subject} || ':' || ${reports.subjectId}`;
  const people = (condition?: ReturnType<typeof and>) =>
    n(db.select({ n: count() }).from(users).where(and(living, condition)).get());
  return {
    openCases: n(
      db
        .select({ n: countDistinct(thing) })
        .from(reports)
        .where(isNull(reports.closedAt))
        .get(),
    ),
    people: people(),
    newPeople: people(gt(users.createdAt, now - WEEK_MS)),
    banned: people(gt(users.bannedUntil, now)),
    posts: countPosts({ db }),
    hiddenPosts: n(
      db
        .select({ n: count() })
        .from(posts)
        .where(and(isNull(posts.deletedAt), isNotNull(posts.hiddenAt)))
        .get(),
    ),
  };
}
