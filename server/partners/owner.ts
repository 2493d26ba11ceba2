/** Whose tasks and files a partner's are, and the lane that they run in. */
import type { Plan } from '@/server/billing/plans';

/** Partners pay by points: their limits are those of the largest plan. */
export const PARTNER_PLAN: Plan = 'pro';
/** Their servers wait more patiently than people before a page, who come first on the larger plans. */
export const PARTNER_LANE: Plan = 'basic';

/** The value of `owner` columns. */
export function partnerOwner(partnerId: string): string {
  return `p:${partnerId}`;
}

/** The partner whom an `owner` column names; null for people and visitors. */
export function partnerOfOwner(owner: string): string | null {
  return owner.startsWith('p:') ? owner.slice(2) : null;
}
