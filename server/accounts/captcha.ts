/** Captchas: kept only as a keyed hash, spent by the first look, dead after five minutes. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { captchas } from '@/server/db/schema/accounts';
import { consumeTry } from '@/server/platform/rate-limit';
import { secretFor } from '@/server/platform/secrets';
import { drawCaptcha } from './captcha-picture';
import type { AccountsContext } from './context';

const KEPT_MS = 5 * 60 * 1000;
/** The document's clients show a keyboard of digits. */
export const CAPTCHA_DIGITS = 4;

export type CaptchaVerdict = 'ok' | 'none' | 'spent' | 'expired' | 'wrong';

/** The keyed hash under which an answer is kept. Case does not matter. */
export function captchaHash(binding: string, answer: string): Buffer {
  return createHmac('sha256', secretFor('captcha'))
    .update(JSON.stringify([binding, answer.trim().toLowerCase()]))
    .digest();
}

/** A new picture for this binding; the one before it is worthless. Throws `Refusal` tooManyTries {seconds}. */
export async function issueCaptcha(
  { db, clock }: AccountsContext,
  binding: string,
): Promise<{ png: Buffer }> {
  await consumeTry('captcha', binding);
  const answer = String(randomInt(10 ** CAPTCHA_DIGITS)).padStart(CAPTCHA_DIGITS, '0');
  const png = await drawCaptcha(answer);
  const row = {
    answerHash: captchaHash(binding, answer).toString('hex'),
    expiresAt: clock.now() + KEPT_MS,
    usedAt: null,
  };
  db.insert(captchas)
    .values({ binding, ...row })
    .onConflictDoUpdate({ target: captchas.binding, set: row })
    .run();
  return { png };
}

/** Looks at an answer once; whatever it was, the captcha is spent. */
export function checkCaptcha({ db, clock }: AccountsContext, binding: string, typed: string): CaptchaVerdict {
  const now = clock.now();
  const row = db.transaction(
    (tx) => {
      const found = tx.select().from(captchas).where(eq(captchas.binding, binding)).get();
      if (found && found.usedAt === null)
        tx.update(captchas).set({ usedAt: now }).where(eq(captchas.binding, binding)).run();
      return found;
    },
    { behavior: 'immediate' },
  );
  if (!row) return 'none';
  if (row.usedAt !== null) return 'spent';
  if (row.expiresAt <= now) return 'expired';
  const right = timingSafeEqual(
    Buffer.from(row.answerHash, 'hex'),
    captchaHash(binding, typed.slice(0, 100)),
  );
  return right ? 'ok' : 'wrong';
}
