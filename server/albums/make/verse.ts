/** Stage 103: the verse of a work: its owner's, or written by us about what its pictures show. */
import { composePoems, withVerseNetwork } from '@/server/poetry/compose';
import { thingNamed } from '@/server/poetry/things';
import { readWish, wishForThings, type Wish } from '@/server/poetry/wishes';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import type { PictureFacts } from '../facts';
import type { WorkPlan } from '../work-plan';

/** Pictures from which on a work has two poems. */
const TWO_POEMS_FROM = 10;

/** What is on the pictures in the words of verse: what the client saw and what we see, the likeliest first. */
function thingsOf(plan: WorkPlan, facts: readonly PictureFacts[]) {
  const byClient = plan.pictures.flatMap(({ seen }) => seen.slice(0, 1));
  const told = byClient.flatMap(({ type, value }) => {
    const thing = thingNamed(type);
    return thing ? [{ images: thing.images, weight: value }] : [];
  });
  const tags = facts.flatMap(({ tags: found }) => found.slice(0, 2));
  const seen = tags.flatMap(({ images, en, probability }) => {
    const known = images.length > 0 ? images : (thingNamed(en)?.images ?? []);
    return known.length > 0 ? [{ images: known, weight: probability }] : [];
  });
  const weights = new Map<string, { images: readonly string[]; weight: number }>();
  for (const { images, weight } of [...told, ...seen]) {
    const key = images[0] ?? '';
    weights.set(key, { images, weight: (weights.get(key)?.weight ?? 0) + weight });
  }
  return [...weights.values()].sort((a, b) => b.weight - a.weight);
}

/** What the poem shall be about: the pictures, else the title, else a journey. */
function wishFor(plan: WorkPlan, facts: readonly PictureFacts[]): Wish {
  const things = wishForThings(thingsOf(plan, facts).slice(0, 2));
  if (things) return things;
  try {
    return readWish(plan.title);
  } catch (error) {
    if (error instanceof Refusal) return readWish('春风');
    throw error;
  }
}

/**
 * Lines of four characters or more, in the order in which they shall appear; none where none can be written. Aborts
 * with the signal's reason.
 */
export async function verseFor(
  plan: WorkPlan,
  facts: readonly PictureFacts[],
  { seed, signal }: { seed: number; signal: AbortSignal },
): Promise<string[]> {
  const own = plan.settings.verse?.map((line) => line.trim()).filter(Boolean);
  if (own) return own;
  const count = plan.pictures.length >= TWO_POEMS_FROM ? 2 : 1;
  try {
    const order = { wish: wishFor(plan, facts), seed, count, length: 7, signal } as const;
    const poems = await withVerseNetwork((session) => composePoems(session, order));
    return poems.flatMap(({ lines }) => lines);
  } catch (error) {
    signal.throwIfAborted();
    // A film without verse is worth more than none.
    logger('albums').warn({ err: error }, 'no verse could be written');
    return [];
  }
}
