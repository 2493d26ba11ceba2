/** What each plan allows. Visitors without an account have the free plan. */
import type { Actor } from '@/server/accounts/actor';
import type { PLANS } from '@/server/db/schema/accounts';

export type Plan = (typeof PLANS)[number];

export interface PlanLimits {
  /** Jobs accepted a month. */
  monthly: number;
  /** Jobs running at once. */
  parallel: number;
  /** Largest picture file in bytes. */
  bytes: number;
  /** Longest side of a picture in pixels. */
  side: number;
  /** Largest factor. */
  scale: number;
  /** Most pixels of a result. */
  outputPixels: number;
}

const MB = 1024 * 1024;
const MEGAPIXELS = 1_000_000;

/**
 * `outputPixels`: 3000×3000 px at the plan's largest factor, which the documented API promises every client
 * (144 and 2,304 megapixels), and half as much again for each larger plan.
 */
export const PLAN_LIMITS: Record<Plan, PlanLimits> = {
  free: { monthly: 20, parallel: 2, bytes: 5 * MB, side: 3000, scale: 4, outputPixels: 150 * MEGAPIXELS },
  basic: {
    monthly: 500,
    parallel: 4,
    bytes: 20 * MB,
    side: 6000,
    scale: 16,
    outputPixels: 2400 * MEGAPIXELS,
  },
  std: { monthly: 1000, parallel: 6, bytes: 40 * MB, side: 8000, scale: 16, outputPixels: 3600 * MEGAPIXELS },
  pro: {
    monthly: 2000,
    parallel: 8,
    bytes: 50 * MB,
    side: 10_000,
    scale: 16,
    outputPixels: 4800 * MEGAPIXELS,
  },
};

/** A plan that has run out counts as free. */
export function effectivePlan(
  { plan, planUntil }: { plan: Plan; planUntil: number | null },
  now: number,
): Plan {
  return planUntil !== null && planUntil <= now ? 'free' : plan;
}

const ORDER: readonly Plan[] = ['free', 'basic', 'std', 'pro'];

/** 0 for the free plan, more for each larger one. */
export function planRank(plan: Plan): number {
  return ORDER.indexOf(plan);
}

/** The plan that an actor has at this moment. */
export function planOf(actor: Actor): Plan {
  return actor.user?.plan ?? 'free';
}

export function limitsOf(actor: Actor): PlanLimits {
  return PLAN_LIMITS[planOf(actor)];
}

/** Quotas of visitors, who have told no time zone, follow this one. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
