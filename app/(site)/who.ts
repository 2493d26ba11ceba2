import 'server-only';
import { headers } from 'next/headers';
import { actorFromCookies } from '@/server/accounts/actor';
import { describeUsage } from '@/server/billing/service';
import { db } from '@/server/db/client';
import { systemClock } from '@/server/platform/clock';
import type { Me } from '@/src/lib/api-types';

/** Whoever comes for the first time; the cookie that makes them a visitor follows with their first request. */
const NEWCOMER = { owner: 'v:', user: null };

/** What the header and the studio say about the person, so that they need not ask again from the browser. */
export async function whoIsHere(): Promise<Me> {
  const actor = (await actorFromCookies((await headers()).get('cookie'))) ?? NEWCOMER;
  const { user } = actor;
  return {
    user: user && { id: user.id, name: user.name, email: user.email, role: user.role, plan: user.plan },
    ...describeUsage({ db: db(), clock: systemClock, actor }),
  };
}
