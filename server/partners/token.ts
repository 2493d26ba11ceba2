/** The token of document 002: `md5(secret_key + time),time`, time in whole seconds since the epoch. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Ten digits only: with any length allowed, digits could be appended to a digest that is known. */
const TOKEN = /^([0-9a-f]{32}),([0-9]{10})$/;

/** Seconds before and after now in which a token is good. */
export const TOKEN_WINDOW_SECONDS = 120;

/** What a partner sends in the header `token`. */
export function makeToken(secret: string, seconds: number): string {
  return `${createHash('md5').update(`${secret}${seconds}`).digest('hex')},${seconds}`;
}

/** The second that a well-formed token within its window names; null for every other text. */
export function tokenTime(token: string, now: number): number | null {
  const seconds = Number(TOKEN.exec(token)?.[2] ?? NaN);
  return Math.abs(now / 1000 - seconds) <= TOKEN_WINDOW_SECONDS ? seconds : null;
}

/**
 * Whether a token was made with this secret within two minutes of `now` (ms). Tokens may come again: they have a
 * resolution of one second, and honest parallel uploads share one.
 */
export function isTokenGood(token: string, secret: string, now: number): boolean {
  const seconds = tokenTime(token, now);
  if (seconds === null) return false;
  return timingSafeEqual(Buffer.from(makeToken(secret, seconds)), Buffer.from(token));
}
