/** Verse for an album, to choose among: about what is seen on its pictures, else about its title. */
import type { AskOptions } from '@/server/inference/rpc/ask';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { composeVerse } from '@/server/poetry/service';
import { ownAlbum } from './albums';
import type { OwnerContext } from './context';
import { ownPictures } from './edit-pictures';
import { readFacts } from './facts';

/** Where neither pictures nor title have a word in verse. */
const ANY_JOURNEY = '春风 山水';
const THINGS = 2;
const LENGTH = 7;

/** What is on most pictures, in Chinese, the surest first; empty before anybody has looked at them. */
function thingsSeen(context: OwnerContext, albumId: string): string {
  const weights = new Map<string, number>();
  for (const { facts } of ownPictures(context, albumId))
    for (const { zh, probability } of readFacts(facts)?.tags.slice(0, 2) ?? [])
      weights.set(zh, (weights.get(zh) ?? 0) + probability);
  const best = [...weights].sort((a, b) => b[1] - a[1]);
  return best
    .slice(0, THINGS)
    .map(([zh]) => zh)
    .join(' ');
}

/**
 * Two quatrains of seven characters a line; other seeds bring others. Throws `Refusal` albumNotFound, tooManyTries,
 * modelMissing, and as `askWorker` does.
 */
export async function suggestVerse(
  context: OwnerContext,
  albumId: string,
  seed: number,
  options?: AskOptions,
): Promise<string[][]> {
  await consumeTry('see', context.userId);
  const { title } = ownAlbum(context.db, context.userId, albumId);
  const wishes = [title.slice(0, 100), thingsSeen(context, albumId)].filter((wish) => wish.trim() !== '');
  for (const keyword of [...wishes, ANY_JOURNEY]) {
    try {
      const { poems } = await composeVerse({ keyword, length: LENGTH, seed, count: 2 }, options);
      return poems.map(({ lines }) => lines);
    } catch (error) {
      const unfit = error instanceof Refusal && error.code.startsWith('keyword');
      if (!unfit || keyword === ANY_JOURNEY) throw error;
    }
  }
  return [];
}
