/** Who asks, where the operator has closed document 001 to strangers (`LEGACY_OPEN_001=0`). */
import { actorFromCookies } from '@/server/accounts/actor';
import type { SessionUser } from '@/server/accounts/sessions';
import { travelSessionFromCookies } from '@/server/accounts/travel-sessions';
import { apiKeyOf, personOfApiKey } from '@/server/billing/api-keys';
import type { Call } from './call';

/**
 * The person that an API key or a session proves. A cookie counts only when no page of another site asks: every
 * origin may send credentials here, so that else any page could act for whoever looks at it.
 */
export async function callerOf({ context, request, address, origin }: Call): Promise<SessionUser | null> {
  const { headers } = request;
  const key = apiKeyOf(headers);
  if (key !== null) return personOfApiKey(context, key, 'images', address);
  const from = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const ownPage =
    (from === null || from === origin) && (site === null || site === 'same-origin' || site === 'none');
  if (!ownPage) return null;
  const cookies = headers.get('cookie');
  const actor = await actorFromCookies(cookies);
  return actor?.user ?? travelSessionFromCookies(context, cookies)?.user ?? null;
}
