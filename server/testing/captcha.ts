/** Reading a captcha without eyes: the hash has a key, but a test has the key too. */
import { eq } from 'drizzle-orm';
import { CAPTCHA_DIGITS, captchaHash } from '@/server/accounts/captcha';
import type { Db } from '@/server/db/client';
import { captchas } from '@/server/db/schema/accounts';

/** The digits of the captcha that waits for this binding; throws when there is none. */
export function answerOfCaptcha(db: Db, binding: string): string {
  const row = db.select().from(captchas).where(eq(captchas.binding, binding)).get();
  for (let number = 0; number < 10 ** CAPTCHA_DIGITS; number++) {
    const answer = String(number).padStart(CAPTCHA_DIGITS, '0');
    if (captchaHash(binding, answer).toString('hex') === row?.answerHash) return answer;
  }
  throw new Error('no captcha was issued');
}
