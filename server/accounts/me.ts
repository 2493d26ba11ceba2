/** What a page needs to know about who is looking at it. */
import { describeUsage, type UsageView } from '@/server/billing/service';
import type { Db } from '@/server/db/client';
import { noiseLevels } from '@/server/inference/noise-levels';
import type { Clock } from '@/server/platform/clock';
import type { Actor, SessionUser } from './actor';
import { profileOf } from './profile';

type MeUser = Pick<SessionUser, 'id' | 'name' | 'email' | 'role' | 'plan'> & {
  /** The number by which the documented API knows the person. */
  uid: number;
  /** The address of their picture. */
  avatar: string;
};

export interface MeView extends UsageView {
  user: MeUser | null;
  /** Noise levels (−1 none … 3 highest) for which a network is installed, by style, ascending. */
  noiseLevels: Record<'photo' | 'art', number[]>;
}

function describeUser(db: Db, { id, name, email, role, plan }: SessionUser): MeUser {
  const profile = profileOf(db, id);
  if (!profile) throw new Error('a person without a number');
  return { id, name, email, role, plan, uid: profile.uid, avatar: profile.avatarUrl };
}

export function describeMe(context: { db: Db; clock: Clock; actor: Actor }): MeView {
  const { user } = context.actor;
  return {
    user: user && describeUser(context.db, user),
    noiseLevels: noiseLevels(),
    ...describeUsage(context),
  };
}
