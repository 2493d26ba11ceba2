/** Identifiers of rows and storage keys. */
import { customAlphabet } from 'nanoid';

/** 21 characters of a URL-safe alphabet without look-alikes and without case: 104 bits, unguessable. */
const generate = customAlphabet('0123456789abcdefghjkmnpqrstvwxyz', 21);

/** A new random identifier, safe in URLs, file names and event payloads. */
export function newId(): string {
  return generate();
}

/** What `newId` makes; for zod schemas at the borders. */
export const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{21}$/;

/** Numbers that a numbered row or page could have; anything else names nothing. */
export const isRowNumber = (id: number): boolean => Number.isSafeInteger(id) && id > 0;
