/** Integers of forms. */

/** An integer as Python's `int()` reads it, or null. It may be larger than any row's number: then it names nothing. */
export function integerFrom(text: string | undefined): number | null {
  const digits = text?.trim() ?? '';
  return /^[+-]?\d+$/.test(digits) ? Number(digits) : null;
}
