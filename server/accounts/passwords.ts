/**
 * Passwords: argon2id with the first recommended parameters of the OWASP Password Storage Cheat Sheet
 * (19 MiB, 2 passes, 1 lane), off the main thread, over a canonical form. Clients of document 003 send the MD5 of
 * what was typed, all others the password itself: with one form for both, one person may use either.
 */
import { createHash } from 'node:crypto';
import { hash, verify, type Algorithm } from '@node-rs/argon2';
import type { PASSWORD_FORMS } from '@/server/db/schema/accounts';

/** The package declares its algorithms as a const enum, which isolated modules cannot read: 2 is argon2id. */
const ARGON2ID: Algorithm.Argon2id = 2;
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Shortest and longest password that the web takes, in UTF-16 units. The limit bounds the work of hashing. */
export const PASSWORD_LENGTH = { min: 8, max: 256 } as const;

const MD5_HEX = /^[0-9a-f]{32}$/i;

/** What is hashed and compared: 32 hex digits as they are, in lower case; of anything else the MD5, in hex. */
export function canonicalPassword(typed: string): string {
  return MD5_HEX.test(typed) ? typed.toLowerCase() : createHash('md5').update(typed, 'utf8').digest('hex');
}

/** The hash to store, with `passwordForm` `md5`. */
export function hashPassword(typed: string): Promise<string> {
  return hash(canonicalPassword(typed), PARAMETERS);
}

/** What is stored of a password. */
export interface StoredPassword {
  passwordHash: string;
  passwordForm: (typeof PASSWORD_FORMS)[number];
}

let decoy: Promise<string> | undefined;

/** Whether `typed` fits what is stored. With nothing stored the same work is done, so that time tells nothing. */
export async function verifyPassword(stored: StoredPassword | undefined, typed: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has');
  const compared = stored?.passwordForm === 'raw' ? typed : canonicalPassword(typed);
  const fits = await verify(stored?.passwordHash ?? (await decoy), compared);
  return stored !== undefined && fits;
}
