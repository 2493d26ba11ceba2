/** What an admin does to an account. */
import { eq } from 'drizzle-orm';
import { setPlan } from '@/server/accounts/service';
import { revokeOtherSessions } from '@/server/accounts/sessions';
import type { Plan } from '@/server/billing/plans';
import type { Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { performAct, requireReason } from './act';
import type { AdminContext } from './context';

/** "For good": the last day that every client can still print. */
export const FOR_GOOD = Date.UTC(9999, 11, 31);

function requireLiving(tx: Queryable, userId: string) {
  const row = tx.select().from(users).where(eq(users.id, userId)).get();
  if (!row || row.deletedAt !== null) throw new Refusal('notFound', 'personNotFound');
  return row;
}

/** Until must lie ahead; null: without an end. */
function requireFuture(until: number | null, now: number): void {
  if (until !== null && until <= now) throw new Refusal('invalid', 'untilPast');
}

/**
 * Gives a plan until a moment in ms, or without an end. Throws `Refusal` adminsOnly, personNotFound, untilPast,
 * reasonMissing or textTooLong {limit}.
 */
export function givePlan(
  context: AdminContext,
  userId: string,
  { plan, until, reason }: { plan: Plan; until: number | null; reason: string },
): void {
  const why = requireReason(reason);
  const record = {
    act: 'user.plan',
    target: `user:${userId}`,
    detail: { plan, until, reason: why },
  } as const;
  performAct(context, record, (tx, now) => {
    requireFuture(until, now);
    setPlan({ db: tx }, requireLiving(tx, userId).name, plan, until);
  });
}

/**
 * Bars a person until a moment in ms or for good (null), and ends all their sessions at once. Nobody bars
 * themselves; since whoever acts is an admin who is not barred, at least one such always remains. Throws `Refusal`
 * adminsOnly, notYourself, personNotFound, untilPast, reasonMissing or textTooLong {limit}.
 */
export function ban(
  context: AdminContext,
  userId: string,
  { until, reason }: { until: number | null; reason: string },
): void {
  if (userId === context.adminId) throw new Refusal('invalid', 'notYourself');
  const why = requireReason(reason);
  const record = { act: 'user.ban', target: `user:${userId}`, detail: { until, reason: why } } as const;
  performAct(context, record, (tx, now) => {
    requireFuture(until, now);
    requireLiving(tx, userId);
    tx.update(users)
      .set({ bannedUntil: until ?? FOR_GOOD })
      .where(eq(users.id, userId))
      .run();
    revokeOtherSessions(tx, userId, null, now);
  });
}

/** Lets a person in again. Throws `Refusal` adminsOnly, personNotFound, reasonMissing or textTooLong {limit}. */
export function unban(context: AdminContext, userId: string, { reason }: { reason: string }): void {
  const record = { target: `user:${userId}`, detail: { reason: requireReason(reason) } };
  performAct(context, { ...record, act: 'user.unban' }, (tx) => {
    requireLiving(tx, userId);
    tx.update(users).set({ bannedUntil: null }).where(eq(users.id, userId)).run();
  });
}

/** Signs a person out everywhere. Throws as `unban` does. */
export function endSessions(context: AdminContext, userId: string, { reason }: { reason: string }): void {
  const record = { target: `user:${userId}`, detail: { reason: requireReason(reason) } };
  performAct(context, { ...record, act: 'user.endSessions' }, (tx, now) => {
    requireLiving(tx, userId);
    revokeOtherSessions(tx, userId, null, now);
  });
}
