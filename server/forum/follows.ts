/** Following people. */
import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { userNumbers, users } from '@/server/db/schema/accounts';
import { follows } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { authorsOf } from './authors';
import type { ForumContext, WriterContext } from './context';
import { notify, unnotify } from './notify';
import { requirePerson, type PersonKey } from './persons';
import { notBlocked } from './visibility';
import type { AuthorView } from './views';
import { requireUnblocked, requireWriter } from './writers';

/** Bounds what the feed of one reader costs. */
export const FOLLOWS_LIMIT = 2_000;
const PEOPLE_LISTED = 200;

const followOf = (followerId: string, followedId: string) =>
  and(eq(follows.followerId, followerId), eq(follows.followedId, followedId));

export function isFollowing(db: Queryable, followerId: string, followedId: string): boolean {
  return db.select().from(follows).where(followOf(followerId, followedId)).get() !== undefined;
}

/**
 * Follows somebody; a second time changes nothing. Throws `Refusal` personNotFound, notYourself, blocked,
 * tooManyFollows {limit}, banned or tooManyTries {seconds}.
 */
export async function follow({ db, clock, userId }: WriterContext, key: PersonKey): Promise<void> {
  await consumeTry('like', userId);
  db.transaction(
    (tx) => {
      const now = clock.now();
      requireWriter(tx, userId, now);
      const followedId = requirePerson(tx, key);
      if (followedId === userId) throw new Refusal('invalid', 'notYourself');
      requireUnblocked(tx, userId, followedId);
      if (isFollowing(tx, userId, followedId)) return;
      if (countFollowing(tx, userId) >= FOLLOWS_LIMIT)
        throw new Refusal('conflict', 'tooManyFollows', { limit: FOLLOWS_LIMIT });
      tx.insert(follows).values({ followerId: userId, followedId, createdAt: now }).run();
      notify(tx, followHappening(tx, userId, followedId), now);
    },
    { behavior: 'immediate' },
  );
}

function followHappening(tx: Queryable, actorId: string, userId: string) {
  const number = tx.select().from(userNumbers).where(eq(userNumbers.userId, actorId)).get();
  return { userId, kind: 'follow', actorId, subject: 'user', subjectId: number?.uid ?? 0 } as const;
}

/** Follows somebody no longer; nothing happens when one did not. Throws `Refusal` personNotFound. */
export function unfollow({ db, userId }: WriterContext, key: PersonKey): void {
  db.transaction((tx) => removeFollow(tx, userId, requirePerson(tx, key)), { behavior: 'immediate' });
}

/** Inside a transaction. */
export function removeFollow(tx: Queryable, followerId: string, followedId: string): void {
  const removed = tx.delete(follows).where(followOf(followerId, followedId)).run().changes;
  if (removed) unnotify(tx, followHappening(tx, followerId, followedId));
}

export function countFollowing(db: Queryable, userId: string): number {
  return db.select({ total: count() }).from(follows).where(eq(follows.followerId, userId)).get()?.total ?? 0;
}

export function countFollowers(db: Queryable, userId: string): number {
  return db.select({ total: count() }).from(follows).where(eq(follows.followedId, userId)).get()?.total ?? 0;
}

/** The names of who follows a person, or of whom they follow, in order: for APIs that know no pages. */
export function namesAround(db: Queryable, userId: string, side: 'followers' | 'following'): string[] {
  const [own, other] =
    side === 'followers'
      ? [follows.followedId, follows.followerId]
      : [follows.followerId, follows.followedId];
  return db
    .select({ name: users.name })
    .from(follows)
    .innerJoin(users, eq(users.id, other))
    .where(and(eq(own, userId), isNull(users.deletedAt)))
    .orderBy(follows.createdAt, users.nameKey)
    .limit(FOLLOWS_LIMIT)
    .all()
    .map(({ name }) => name);
}

/** Who follows a person, or whom they follow: the latest 200. Throws `Refusal` personNotFound. */
export function peopleAround(
  { db, userId }: ForumContext,
  key: PersonKey,
  side: 'followers' | 'following',
): AuthorView[] {
  const id = requirePerson(db, key);
  const [own, other] =
    side === 'followers'
      ? [follows.followedId, follows.followerId]
      : [follows.followerId, follows.followedId];
  const rows = db
    .select({ id: other })
    .from(follows)
    .innerJoin(users, eq(users.id, other))
    .where(and(eq(own, id), isNull(users.deletedAt), notBlocked(other, userId)))
    .orderBy(desc(follows.createdAt))
    .limit(PEOPLE_LISTED)
    .all();
  const author = authorsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => author(row.id));
}
