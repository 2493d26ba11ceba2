/** Telephone numbers, in the one form in which two of them are compared. */

/** ITU-T E.164 allows 15 digits; document 003 wants at least 10. */
const DIGITS = { min: 10, max: 15 };
/** A Chinese mobile number with its country's prefix, however that is written. */
const CHINESE_MOBILE = /^(?:00)?86(1[3-9]\d{9})$/;

/**
 * The digits of a number as people write it (`+86 138-0013-8000` is `13800138000`); null when it holds anything
 * but digits and separators, or too few or too many digits.
 */
export function normalisePhone(written: string): string | null {
  const compact = written.normalize('NFKC').replace(/[\s().\-\u2010-\u2015]/g, '');
  const match = /^\+?(\d+)$/.exec(compact);
  if (!match?.[1]) return null;
  const digits = CHINESE_MOBILE.exec(match[1])?.[1] ?? match[1];
  return digits.length >= DIGITS.min && digits.length <= DIGITS.max ? digits : null;
}
