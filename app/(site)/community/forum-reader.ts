import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import { actorFromCookies } from '@/server/accounts/actor';
import { db } from '@/server/db/client';
import type { ForumContext } from '@/server/forum/context';
import { publicOrigin } from '@/server/media/requests';
import { systemClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';

/** On behalf of whom a page of the community is drawn; asked once for each request. */
export const forumReader = cache(async (): Promise<ForumContext> => {
  const actor = await actorFromCookies((await headers()).get('cookie'));
  return { db: db(), clock: systemClock, userId: actor?.user?.id ?? null };
});

/** What a service answers, or null where it says that there is no such thing. */
export function unlessMissing<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'notFound') return null;
    throw error;
  }
}

/** A row's number out of an address; null for what is none. */
export function numberIn(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** The first value of a parameter of an address, without what cannot be meant. */
export function wordsIn(text: string | string[] | undefined): string {
  const [first = ''] = Array.isArray(text) ? text : [text];
  return first.slice(0, 1_000).trim();
}

/** Our own origin as the reader knows it, for addresses that others fetch (previews of shared links). */
export async function ownOrigin(): Promise<string> {
  const request = new Request('http://localhost', { headers: await headers() });
  return publicOrigin(request, config().PUBLIC_URL);
}
