/** What a page needs to know about who is looking at it. */
import { describeUsage, type UsageView } from '@/server/billing/service';
import type { Db } from '@/server/db/client';
import { noiseLevels } from '@/server/inference/noise-levels';
import type { Clock } from '@/server/platform/clock';
import type { Actor, SessionUser } from './actor';

export interface MeView extends UsageView {
  user: Pick<SessionUser, 'id' | 'name' | 'email' | 'role' | 'plan'> | null;
  /** Noise levels (−1 none … 3 highest) for which a network is installed, by style, ascending. */
  noiseLevels: Record<'photo' | 'art', number[]>;
}

export function describeMe(context: { db: Db; clock: Clock; actor: Actor }): MeView {
  const { user } = context.actor;
  return {
    user: user && { id: user.id, name: user.name, email: user.email, role: user.role, plan: user.plan },
    noiseLevels: noiseLevels(),
    ...describeUsage(context),
  };
}
