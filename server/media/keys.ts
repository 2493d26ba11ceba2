/** Storage keys: lower-case path-like names that no operating system reads as anything else. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One segment never begins with a dot, so neither `..` nor a hidden file can be spelled. */
const KEY_PATTERN = /^[a-z0-9][a-z0-9._-]{0,79}(\/[a-z0-9][a-z0-9._-]{0,79}){0,4}$/;

export const storageKey = z.string().regex(KEY_PATTERN);

/** Throws unless `key` is a storage key. Keys are made by our own code: a bad one is a bug, not a refusal. */
export function assertKey(key: string): void {
  if (!KEY_PATTERN.test(key)) throw new Error(`not a storage key: ${JSON.stringify(key)}`);
}

/** The folder (two hex digits) that spreads keys evenly, so that no folder grows beyond 1/256 of the whole. */
export function shardOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 2);
}
