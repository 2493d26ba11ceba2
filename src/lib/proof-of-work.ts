/**
 * The puzzle that a browser solves instead of a person (WCAG 3.3.8: nothing to read, to remember or to transcribe).
 * Pure, and the same on both sides. Several small searches instead of one large one: the work is the same, but its
 * time hardly varies. Not crypto.subtle, which browsers hide from pages that are served without TLS.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export interface Puzzle {
  /** Signed by the server; nonces belong to this very text. */
  challenge: string;
  /** How many nonces are wanted, one for each part of the puzzle. */
  parts: number;
  /** Leading zero bits that the hash of each part must have: 2^bits tries on average. */
  bits: number;
}

/** Whether the hash begins with so many zero bits (0 … 32). */
function beginsWithZeros(hash: Uint8Array, bits: number): boolean {
  const head =
    (((hash[0] ?? 255) << 24) | ((hash[1] ?? 0) << 16) | ((hash[2] ?? 0) << 8) | (hash[3] ?? 0)) >>> 0;
  return Math.clz32(head) >= bits;
}

/** What is hashed, 40 bytes and hence one block: the hash of the challenge, the part, the nonce. */
function messageOf(challenge: string, part: number): DataView {
  const message = new Uint8Array(40);
  message.set(sha256(utf8ToBytes(challenge)));
  const view = new DataView(message.buffer);
  view.setUint32(32, part);
  return view;
}

function solves(message: DataView, bits: number, nonce: number): boolean {
  message.setUint32(36, nonce);
  return beginsWithZeros(sha256(new Uint8Array(message.buffer)), bits);
}

/** Nonces are 32 bits wide. */
const NONCES = 2 ** 32;

/** Whether the nonces solve the whole puzzle. */
export function solvesPuzzle({ challenge, parts, bits }: Puzzle, nonces: readonly number[]): boolean {
  return (
    nonces.length === parts &&
    nonces.every((nonce, part) => nonce < NONCES && solves(messageOf(challenge, part), bits, nonce))
  );
}

/**
 * The smallest nonce of one part (0 … parts − 1) at or after `from`, within so many tries; null when there is none
 * among them. With few tries at a time a page can do other things in between.
 */
export function searchPart(
  { challenge, bits }: Puzzle,
  part: number,
  from = 0,
  tries = NONCES,
): number | null {
  const message = messageOf(challenge, part);
  const end = Math.min(from + tries, NONCES);
  for (let nonce = from; nonce < end; nonce++) if (solves(message, bits, nonce)) return nonce;
  return null;
}

/** Solves the whole puzzle without a pause: for workers and tests. */
export function solvePuzzle(puzzle: Puzzle): number[] {
  return Array.from({ length: puzzle.parts }, (_, part) => {
    const nonce = searchPart(puzzle, part);
    if (nonce === null) throw new Error('a puzzle without a solution');
    return nonce;
  });
}
