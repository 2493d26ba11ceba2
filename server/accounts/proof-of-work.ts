/** Proof of work for pages of the web: signed puzzles that expire, and solutions that count once. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { spentProofs } from '@/server/db/schema/accounts';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { secretFor } from '@/server/platform/secrets';
import { solvesPuzzle, type Puzzle } from '@/src/lib/proof-of-work';
import type { AccountsContext } from './context';

/** 8 × 2^15 = 2^18 hashes: a third of a second on a desk, some seconds on an old phone. */
const PARTS = 8;
const BITS = 15;
const KEPT_MS = 10 * 60 * 1000;

/** What a solution buys; one for one purpose does not serve another. */
export const POW_PURPOSES = ['signUp', 'recovery'] as const;
export type PowPurpose = (typeof POW_PURPOSES)[number];

export const powSolution = z.object({
  challenge: z.string().max(200),
  nonces: z.array(z.int().min(0).max(0xffffffff)).max(64),
});
export type PowSolution = z.output<typeof powSolution>;

function sign(purpose: PowPurpose, body: string): Buffer {
  return createHmac('sha256', secretFor('proof-of-work')).update(`${purpose}.${body}`).digest();
}

/** A new puzzle. Nothing is stored until it is solved. */
export function powChallenge({ clock }: Pick<AccountsContext, 'clock'>, purpose: PowPurpose): Puzzle {
  const body = `${(clock.now() + KEPT_MS).toString(36)}.${newId()}`;
  return { challenge: `${body}.${sign(purpose, body).toString('base64url')}`, parts: PARTS, bits: BITS };
}

/** `spent`: the same puzzle was accepted before. */
export type PowVerdict = 'ok' | 'wrong' | 'expired' | 'spent';

/** Checks a solution and spends it when it is right. */
export function checkPow(
  { db, clock }: AccountsContext,
  purpose: PowPurpose,
  { challenge, nonces }: PowSolution,
): PowVerdict {
  const [expiry = '', id = '', signature = ''] = challenge.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(purpose, `${expiry}.${id}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong';
  const expiresAt = parseInt(expiry, 36);
  if (expiresAt <= clock.now()) return 'expired';
  // As we wrote it: base64 has several spellings of one signature, and the hash is over the text.
  const ours = `${expiry}.${id}.${expected.toString('base64url')}`;
  if (challenge !== ours || !solvesPuzzle({ challenge, parts: PARTS, bits: BITS }, nonces)) return 'wrong';
  const spent = db.insert(spentProofs).values({ id, expiresAt }).onConflictDoNothing().run();
  return spent.changes === 1 ? 'ok' : 'spent';
}

/** `checkPow` for procedures: throws `Refusal` proofRefused unless the solution is right. */
export function requirePow(context: AccountsContext, purpose: PowPurpose, solution: PowSolution): void {
  if (checkPow(context, purpose, solution) !== 'ok') throw new Refusal('forbidden', 'proofRefused');
}
