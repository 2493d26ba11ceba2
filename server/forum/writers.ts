/** Who may write. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { isBlockedBetween } from './visibility';

/** Throws `Refusal` unauthenticated for whoever has left, banned for whoever may not write at this moment. */
export function requireWriter(db: Queryable, userId: string, now: number): void {
  const person = db
    .select({ bannedUntil: users.bannedUntil })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)))
    .get();
  if (!person) throw new Refusal('unauthenticated', 'unauthenticated');
  if (person.bannedUntil !== null && person.bannedUntil > now) throw new Refusal('forbidden', 'banned');
}

/** Throws `Refusal` blocked when one of the two has blocked the other. */
export function requireUnblocked(db: Queryable, one: string, other: string): void {
  if (isBlockedBetween(db, one, other)) throw new Refusal('forbidden', 'blocked');
}
