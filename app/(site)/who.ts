import 'server-only';
import { headers } from 'next/headers';
import { actorFromCookies } from '@/server/accounts/actor';
import { describeMe } from '@/server/accounts/me';
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
