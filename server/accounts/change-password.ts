/** Changing a password, and asking for it again before something that cannot be undone. */
import { eq } from 'drizzle-orm';
import { recoveryCodes, users } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { consumeTry, forgiveTries } from '@/server/platform/rate-limit';
import type { AccountsContext } from './context';
import { hashPassword, verifyPassword } from './passwords';
import type { UserRow } from './people';
import { revokeOtherSessions } from './sessions';

export type PasswordCheck =
  { ok: true; user: UserRow } | { ok: false; reason: 'unknownUser' | 'wrongPassword' };

/** Asks somebody who is signed in for their password again. Throws `Refusal` tooManyTries {seconds}. */
export async function confirmPassword(
  { db }: AccountsContext,
  userId: string,
  password: string,
): Promise<PasswordCheck> {
  const user = db.select().from(users).where(eq(users.id, userId)).get();
  if (!user || user.deletedAt !== null) return { ok: false, reason: 'unknownUser' };
  await consumeTry('signInAccount', userId);
  if (!(await verifyPassword(user, password))) return { ok: false, reason: 'wrongPassword' };
  await forgiveTries('signInAccount', userId);
  return { ok: true, user };
}

export interface PasswordChange {
  oldPassword: string;
  newPassword: string;
  /** The session in which it is changed; all others end. */
  keepSession: string | null;
}

/** Changes a password, both as typed or as MD5 in hex. Throws `Refusal` passwordTooShort or tooManyTries. */
export async function changePassword(
  context: AccountsContext,
  userId: string,
  { oldPassword, newPassword, keepSession }: PasswordChange,
): Promise<{ ok: true } | { ok: false; reason: 'unknownUser' | 'wrongPassword' }> {
  const confirmed = await confirmPassword(context, userId, oldPassword);
  if (!confirmed.ok) return confirmed;
  await setPassword(context, userId, newPassword, keepSession);
  return { ok: true };
}

/** Stores a new password and ends all sessions but one, and every recovery that is under way. */
export async function setPassword(
  { db, clock }: AccountsContext,
  userId: string,
  password: string,
  keepSession: string | null,
): Promise<void> {
  if (!password) throw new Refusal('invalid', 'passwordTooShort', { min: 1 });
  const passwordHash = await hashPassword(password);
  db.transaction(
    (tx) => {
      tx.update(users).set({ passwordHash, passwordForm: 'md5' }).where(eq(users.id, userId)).run();
      revokeOtherSessions(tx, userId, keepSession, clock.now());
      tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).run();
    },
    { behavior: 'immediate' },
  );
}
