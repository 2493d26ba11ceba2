/** What a plan allows and how much of it is used. */
import { eq } from 'drizzle-orm';
import type { Actor } from '@/server/accounts/actor';
import type { Db, Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import type { Clock } from '@/server/platform/clock';
import { Refusal } from '@/server/platform/errors';
import { DEFAULT_TIME_ZONE, effectivePlan, limitsOf, type Plan, type PlanLimits } from './plans';
import { monthOf, usedInMonth } from './quota';

export interface UsageView {
  limits: PlanLimits;
  /** Jobs counted in `month` (YYYY-MM, in the person's time zone). */
  used: number;
  month: string;
}

/** The month that an actor's jobs count against at this moment. */
export function currentMonth(actor: Actor, now: number): string {
  return monthOf(now, actor.user?.timeZone ?? DEFAULT_TIME_ZONE);
}

/** The plan of whoever an `owner` column names; visitors have the free one. */
export function planOfOwner(db: Queryable, owner: string, now: number): Plan {
  if (!owner.startsWith('u:')) return 'free';
  const row = db
    .select({ plan: users.plan, planUntil: users.planUntil })
    .from(users)
    .where(eq(users.id, owner.slice(2)))
    .get();
  return row ? effectivePlan(row, now) : 'free';
}

/** Throws `Refusal` quotaSpent {limit} when an actor's month is used up. Only `takeQuota` decides for good. */
export function checkQuota({ db, clock, actor }: { db: Queryable; clock: Clock; actor: Actor }): void {
  const { monthly: limit } = limitsOf(actor);
  if (usedInMonth(db, actor.owner, currentMonth(actor, clock.now())) >= limit)
    throw new Refusal('tooMany', 'quotaSpent', { limit });
}

export function describeUsage({ db, clock, actor }: { db: Db; clock: Clock; actor: Actor }): UsageView {
  const month = currentMonth(actor, clock.now());
  return { limits: limitsOf(actor), used: usedInMonth(db, actor.owner, month), month };
}

/** A person's plan: which, until when (ms; null: for ever, or free), and how much of the month is used. */
export interface PlanView extends UsageView {
  plan: Plan;
  until: number | null;
}

/** Throws `Refusal` unauthenticated for visitors. */
export function describePlan(context: { db: Db; clock: Clock; actor: Actor }): PlanView {
  const { db, clock, actor } = context;
  if (!actor.user) throw new Refusal('unauthenticated', 'unauthenticated');
  const row = db
    .select({ plan: users.plan, planUntil: users.planUntil })
    .from(users)
    .where(eq(users.id, actor.user.id))
    .get();
  const plan = row ? effectivePlan(row, clock.now()) : 'free';
  return { ...describeUsage(context), plan, until: plan === 'free' ? null : (row?.planUntil ?? null) };
}
