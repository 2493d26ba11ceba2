/** What a plan allows and how much of it is used. */
import type { Actor } from '@/server/accounts/actor';
import type { Db } from '@/server/db/client';
import { DEFAULT_TIME_ZONE, limitsOf, type PlanLimits } from './plans';
import { monthOf, usedInMonth } from './quota';
import type { Clock } from '@/server/platform/clock';

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

export function describeUsage({ db, clock, actor }: { db: Db; clock: Clock; actor: Actor }): UsageView {
  const month = currentMonth(actor, clock.now());
  return { limits: limitsOf(actor), used: usedInMonth(db, actor.owner, month), month };
}
