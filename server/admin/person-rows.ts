/** People as the management sees them. */
import { eq, inArray, max } from 'drizzle-orm';
import { profilesOf, type Profile } from '@/server/accounts/profile';
import type { Queryable } from '@/server/db/client';
import { sessions, userNumbers, users } from '@/server/db/schema/accounts';
import { FOR_GOOD } from './people-acts';
import type { PersonRef, PersonRow } from './views';

export function personRef({ userId, uid, name, former, avatarUrl }: Profile): PersonRef {
  return { userId, uid, name, former, avatar: avatarUrl };
}

/** A look-up for people who are mentioned in many rows, made in one query; null for whoever never was. */
export function personRefs(db: Queryable, userIds: Iterable<string>): (userId: string) => PersonRef | null {
  const profiles = profilesOf(db, userIds);
  return (userId) => {
    const profile = profiles.get(userId);
    return profile ? personRef(profile) : null;
  };
}

/** Rows of people by id, in the order given; whoever has left is shown without what they took along. */
export function personRows(db: Queryable, userIds: readonly string[], now: number): PersonRow[] {
  if (userIds.length === 0) return [];
  const ids = [...userIds];
  const profiles = profilesOf(db, ids);
  const plans = new Map(
    db
      .select({ id: users.id, plan: users.plan, planUntil: users.planUntil })
      .from(users)
      .where(inArray(users.id, ids))
      .all()
      .map((row) => [row.id, row]),
  );
  const seen = new Map(
    db
      .select({ userId: sessions.userId, at: max(sessions.lastSeenAt) })
      .from(sessions)
      .where(inArray(sessions.userId, ids))
      .groupBy(sessions.userId)
      .all()
      .map(({ userId, at }) => [userId, at]),
  );
  return ids.flatMap((id) => {
    const profile = profiles.get(id);
    const plan = plans.get(id);
    if (!profile || !plan) return [];
    const { email, phone, role, createdAt, bannedUntil } = profile;
    const banned = bannedUntil !== null && bannedUntil > now;
    return {
      ...personRef(profile),
      ...{ email, phone, role, createdAt },
      plan: plan.plan,
      planUntil: plan.planUntil,
      ban: banned ? { until: bannedUntil, forGood: bannedUntil >= FOR_GOOD } : null,
      lastSeenAt: seen.get(id) ?? null,
    };
  });
}

/** The id of an account by its number, also of one that is gone. */
export function userIdOf(db: Queryable, uid: number): string | null {
  return db.select().from(userNumbers).where(eq(userNumbers.uid, uid)).get()?.userId ?? null;
}
