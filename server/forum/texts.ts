/** What people write: kept as it is, but for what no text can hold. Lengths count characters (code points). */
import { Refusal } from '@/server/platform/errors';

export const TITLE_LENGTH = 200;
export const TEXT_LENGTH = 20_000;
export const COMMENT_LENGTH = 5_000;
export const ALT_LENGTH = 300;
export const NOTE_LENGTH = 1_000;
/** Characters of a post's text in lists. */
export const EXCERPT_LENGTH = 300;

/**
 * A text as it is stored. Half characters (lone surrogates) have no UTF-8 form, SQL's functions see nothing behind a
 * NUL, and browsers send CR LF for a line's end; everything else stays, however odd.
 */
export function cleanText(written: string): string {
  return written
    .replace(/\0/g, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n');
}

/** The same for what is shown in one line. */
export function cleanLine(written: string): string {
  return cleanText(written).replace(/[\n\t\v\f\u0085\u2028\u2029]+/g, ' ');
}

/** Characters as a reader of code points counts them; never more steps than needed to know it is over `limit`. */
export function isLonger(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  return text.length > 2 * limit || [...text].length > limit;
}

/** Throws `Refusal` textTooLong {limit}. */
export function requireLength(text: string, limit: number): string {
  if (isLonger(text, limit)) throw new Refusal('tooLarge', 'textTooLong', { limit });
  return text;
}

/** Throws `Refusal` textMissing. */
export function requireSome(text: string): string {
  if (text === '') throw new Refusal('invalid', 'textMissing');
  return text;
}

/** The first characters; never half of one. */
export function cutText(text: string, length: number): string {
  return isLonger(text, length) ? [...text.slice(0, 2 * length)].slice(0, length).join('') : text;
}

/** Nothing that a reader could see: spaces, marks and format characters alone. */
export function isBlank(text: string): boolean {
  return /^[\p{C}\p{Z}\p{M}\s\u115F\u1160\u2800\u3164\uFFA0]*$/u.test(text);
}
