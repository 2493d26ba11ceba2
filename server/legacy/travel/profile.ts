/**
 * Document 003 in two profiles: `document` answers what the document prints, `android` what its published client
 * needs. They differ in HTTP statuses and in the captcha; nothing but this file looks at who is asking.
 */
import { config, type Config } from '@/server/platform/config';

export type Profile = 'document' | 'android';

const HEADER = 'x-api-profile';

/** The operator's choice for everybody; else the request's own word; else the client's name. */
export function profileFor(
  headers: Headers,
  setting: Config['LEGACY_TRAVEL_PROFILE'] = config().LEGACY_TRAVEL_PROFILE,
): Profile {
  if (setting !== 'auto') return setting;
  const wish = headers.get(HEADER)?.trim().toLowerCase();
  if (wish === 'android' || wish === 'document') return wish;
  return headers.get('user-agent')?.startsWith('okhttp/') ? 'android' : 'document';
}
