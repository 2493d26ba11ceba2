/** Verse for routes and procedures: asks the worker, which has the network. */
import { askWorker, type AskOptions } from '@/server/inference/rpc/ask';
import { compose, rewriteLine } from './procedures';
import type { ComposeQuestion, Poem, Poems } from './shapes';
import type { z } from 'zod';

/** Published clients wait 30 s; a machine that is busy with films needs some of them. */
const PATIENCE_MS = 25_000;

/** A seed from the time, so that the same question brings new poems. */
export const seedOfNow = (now: number): number => now % 2 ** 32;

/**
 * Up to two quatrains on a keyword or on things. Throws `Refusal` keywordMissing, keywordTooLong, keywordUnknown,
 * modelMissing, and as `askWorker` does.
 */
export function composeVerse(question: ComposeQuestion, options?: AskOptions): Promise<Poems> {
  return askWorker(compose, question, { timeoutMs: PATIENCE_MS, ...options });
}

/** The poem with another line in place of one. Throws `Refusal` notAVerse, noOtherLine, and as `askWorker` does. */
export function regenerateLine(
  question: z.input<typeof rewriteLine.input>,
  options?: AskOptions,
): Promise<Poem> {
  return askWorker(rewriteLine, question, { timeoutMs: PATIENCE_MS, ...options });
}
