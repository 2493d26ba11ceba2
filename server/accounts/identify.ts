/** Proving who one is, with a password. */
import { and, eq } from 'drizzle-orm';
import { users } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { consumeTry, forgiveTries } from '@/server/platform/rate-limit';
import type { AccountsContext, RequestOrigin } from './context';
import { foldName } from './names';
import { hashPassword, verifyPassword } from './passwords';
import { findPerson, type PersonHandle, type UserRow } from './people';

export type Identified =
  | { ok: true; user: UserRow }
  | { ok: false; reason: 'unknownUser' | 'wrongPassword' }
  /** Told only to whoever knows the password; `until` in ms. */
  | { ok: false; reason: 'banned'; until: number }
  | { ok: false; reason: 'tooManyTries'; seconds: number };

/**
 * Checks a password, as typed or as MD5 in hex. Tries are limited by address and by account, under whichever of
 * its names it is asked for; an unknown person costs the same work as a wrong password. A password that is still
 * stored in the form of the first release is stored anew in the canonical one.
 */
export async function identify(
  context: AccountsContext,
  handle: PersonHandle,
  password: string,
  origin: Pick<RequestOrigin, 'address'>,
): Promise<Identified> {
  const { db, clock } = context;
  const user = findPerson(db, handle);
  const account = user?.id ?? `?${foldName(handle.value).slice(0, 254)}`;
  const seconds = await waitBefore(account, origin.address);
  if (seconds !== null) return { ok: false, reason: 'tooManyTries', seconds };
  const fits = await verifyPassword(user, password);
  if (!user) return { ok: false, reason: 'unknownUser' };
  if (!fits) return { ok: false, reason: 'wrongPassword' };
  await forgiveTries('signInAccount', account);
  if (user.passwordForm === 'raw') await storeCanonically(context, user, password);
  if (user.bannedUntil !== null && user.bannedUntil > clock.now())
    return { ok: false, reason: 'banned', until: user.bannedUntil };
  return { ok: true, user };
}

/** How many seconds to wait before another try, or null when there is no need to. */
async function waitBefore(account: string, address: string | null): Promise<number | null> {
  try {
    await consumeTry('signInAddress', address ?? 'unknown');
    await consumeTry('signInAccount', account);
    return null;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'tooManyTries') return Number(error.detail.seconds);
    throw error;
  }
}

/** Only if the password is still the one that was just checked. */
async function storeCanonically({ db }: AccountsContext, user: UserRow, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  db.update(users)
    .set({ passwordHash, passwordForm: 'md5' })
    .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)))
    .run();
}
