/** A forgotten password: a code by mail or text message, bound to who asked and for whom, and a new password. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { recoveryCodes } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { sendMail, type MailFailure } from '@/server/platform/mail';
import { consumeTry } from '@/server/platform/rate-limit';
import { secretFor } from '@/server/platform/secrets';
import { sendSms } from '@/server/platform/sms';
import { setPassword } from './change-password';
import type { AccountsContext, RequestOrigin } from './context';
import { findPerson, type UserRow } from './people';
import { recoveryMail, recoverySms, type MailLanguage } from './recovery-texts';

export const RECOVERY_DIGITS = 6;
const KEPT_MINUTES = 15;
const TRIES = 5;

export type RecoveryHandle = { email: string } | { phone: string };

export type RecoveryStart =
  | { ok: true; channel: 'mail' | 'sms' }
  | { ok: false; reason: 'unknownUser' | 'smsFailed' }
  | { ok: false; reason: 'mailFailed'; failure: MailFailure }
  | { ok: false; reason: 'tooManyTries'; seconds: number };

/** `none`: no code, or one that has expired; `spent`: no tries are left; `wrong`: another try is. */
export type RecoveryFinish = { ok: true; userId: string } | { ok: false; reason: 'none' | 'wrong' | 'spent' };

/** Bound to who asked and for whom: the same digits are worth nothing elsewhere. */
function codeHash(binding: string, userId: string, code: string): Buffer {
  return createHmac('sha256', secretFor('recovery'))
    .update(JSON.stringify([binding, userId, code]))
    .digest();
}

async function waitBefore(acts: readonly (readonly [Parameters<typeof consumeTry>[0], string])[]) {
  try {
    for (const [act, subject] of acts) await consumeTry(act, subject);
    return null;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'tooManyTries') return Number(error.detail.seconds);
    throw error;
  }
}

/**
 * Sends a code to whoever has this address or number. An earlier code of the binding is worthless from then on,
 * and so is the new one when it could not be sent. Limited by address and by account.
 */
export async function startRecovery(
  context: AccountsContext,
  binding: string,
  handle: RecoveryHandle,
  origin: Pick<RequestOrigin, 'address'>,
  language: MailLanguage = 'zh',
): Promise<RecoveryStart> {
  const { db, clock } = context;
  const channel = 'email' in handle ? 'mail' : 'sms';
  const user = findPerson(
    db,
    'email' in handle ? { by: 'email', value: handle.email } : { by: 'phone', value: handle.phone },
  );
  const seconds = await waitBefore([
    ['recoveryAddress', origin.address ?? 'unknown'],
    ...(user ? [['recoveryAccount', user.id] as const] : []),
  ]);
  if (seconds !== null) return { ok: false, reason: 'tooManyTries', seconds };
  if (!user) return { ok: false, reason: 'unknownUser' };
  const code = String(randomInt(10 ** RECOVERY_DIGITS)).padStart(RECOVERY_DIGITS, '0');
  const now = clock.now();
  const row = {
    userId: user.id,
    codeHash: codeHash(binding, user.id, code).toString('hex'),
    triesLeft: TRIES,
    expiresAt: now + KEPT_MINUTES * 60_000,
    createdAt: now,
  };
  db.insert(recoveryCodes)
    .values({ binding, ...row })
    .onConflictDoUpdate({ target: recoveryCodes.binding, set: row })
    .run();
  const failure = await deliver(channel, user, code, language, now);
  if (failure === null) return { ok: true, channel };
  db.delete(recoveryCodes).where(eq(recoveryCodes.binding, binding)).run();
  return channel === 'mail'
    ? { ok: false, reason: 'mailFailed', failure }
    : { ok: false, reason: 'smsFailed' };
}

/** Answers why it did not leave, or null. */
async function deliver(
  channel: 'mail' | 'sms',
  { name, email, phone }: UserRow,
  code: string,
  language: MailLanguage,
  now: number,
): Promise<MailFailure | null> {
  // To what is stored, never to what was typed: the two compare equal without being the same.
  if (channel === 'mail' && email) {
    const mail = recoveryMail(language, { to: email, name, code, minutes: KEPT_MINUTES });
    const sent = await sendMail(mail, now);
    return sent.ok ? null : sent.failure;
  }
  if (channel === 'sms' && phone) {
    const sent = await sendSms({ to: phone, text: recoverySms(language, code, KEPT_MINUTES) }, now);
    return sent.ok ? null : 'other';
  }
  return 'address';
}

/** Looks at a code; a right one is spent, a wrong one costs a try. */
function redeem(
  { db, clock }: AccountsContext,
  binding: string,
  code: string,
  newPassword: string,
): RecoveryFinish {
  return db.transaction(
    (tx): RecoveryFinish => {
      const mine = eq(recoveryCodes.binding, binding);
      const row = tx.select().from(recoveryCodes).where(mine).get();
      if (!row || row.expiresAt <= clock.now()) return { ok: false, reason: 'none' };
      if (row.triesLeft <= 0) return { ok: false, reason: 'spent' };
      const right = timingSafeEqual(
        Buffer.from(row.codeHash, 'hex'),
        codeHash(binding, row.userId, code.trim().slice(0, 100)),
      );
      if (!right) {
        tx.update(recoveryCodes)
          .set({ triesLeft: row.triesLeft - 1 })
          .where(mine)
          .run();
        return { ok: false, reason: 'wrong' };
      }
      if (!newPassword) throw new Refusal('invalid', 'passwordTooShort', { min: 1 });
      tx.delete(recoveryCodes).where(mine).run();
      return { ok: true, userId: row.userId };
    },
    { behavior: 'immediate' },
  );
}

/**
 * Sets a new password (as typed, or its MD5 in hex) for the right code and ends all sessions of the person. Throws
 * `Refusal` passwordTooShort for a right code without a password; the code stays good.
 */
export async function finishRecovery(
  context: AccountsContext,
  binding: string,
  code: string,
  newPassword: string,
): Promise<RecoveryFinish> {
  const redeemed = redeem(context, binding, code, newPassword);
  if (redeemed.ok) await setPassword(context, redeemed.userId, newPassword, null);
  return redeemed;
}
