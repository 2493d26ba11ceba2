/**
 * Passwords: argon2id with the first recommended parameters of the OWASP Password Storage Cheat Sheet
 * (19 MiB, 2 passes, 1 lane), off the main thread.
 */
import { hash, verify, type Algorithm } from '@node-rs/argon2';

/** The package declares its algorithms as a const enum, which isolated modules cannot read: 2 is argon2id. */
const ARGON2ID: Algorithm.Argon2id = 2;
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Shortest and longest accepted password, in UTF-16 units. The limit bounds the work of hashing. */
export const PASSWORD_LENGTH = { min: 8, max: 256 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let decoy: Promise<string> | undefined;

/** Whether `password` fits `stored`. With no stored hash the same work is done, so that time tells nothing. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has');
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== undefined && fits;
}
