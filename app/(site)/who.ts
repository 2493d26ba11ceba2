import 'server-only';
import { headers } from 'next/headers';
import { actorFromCookies } from '@/server/accounts/actor';
import { describeMe } from '@/server/accounts/me';
import { partnerOfUser } from '@/server/partners/settings';
import { db } from '@/server/db/client';
import { systemClock } from '@/server/platform/clock';
import type { Me } from '@/src/lib/api-types';

/** Whoever comes for the first time; the cookie that makes them a visitor follows with their first request. */
const NEWCOMER = { owner: 'v:', user: null };

/** What the header and the studio say about the person, so that they need not ask again from the browser. */
export async function whoIsHere(): Promise<Me> {
  const actor = (await actorFromCookies((await headers()).get('cookie'))) ?? NEWCOMER;
  return describeMe({ db: db(), clock: systemClock, actor });
}

/** Whether the person looks after a partner of document 002, and so has a console. */
export async function hasPartnerConsole(): Promise<boolean> {
  const user = (await actorFromCookies((await headers()).get('cookie')))?.user;
  return user ? partnerOfUser(db(), user.id) !== null : false;
}
