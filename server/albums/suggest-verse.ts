/** Verse for an album, to choose among: about what is seen on its pictures, and about its title. */
import { userOwner } from '@/server/accounts/actor';
import { askWorker, type AskOptions } from '@/server/inference/rpc/ask';
import { getOwnedObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { consumeTry } from '@/server/platform/rate-limit';
import { composeVerse } from '@/server/poetry/service';
import { ownAlbum } from './albums';
import type { OwnerContext } from './context';
import { ownPictures } from './edit-pictures';
import { readFacts } from './facts';
import { keepFacts } from './keep-facts';
import { lookAt } from './procedures';

/** Where neither pictures nor title have a word in verse. */
const ANY_JOURNEY = '春风 山水';
const THINGS = 2;
/** Characters of the title, with a thing beside it below the limit of a keyword. */
const MOST_OF_TITLE = 80;
const LENGTH = 7;

/** What is on most pictures, in Chinese, the surest first; empty before anybody has looked at them. */
function thingsSeen(context: OwnerContext, albumId: string): string[] {
  const weights = new Map<string, number>();
  for (const { facts } of ownPictures(context, albumId))
    for (const { zh, probability } of readFacts(facts)?.tags.slice(0, 2) ?? [])
      weights.set(zh, (weights.get(zh) ?? 0) + probability);
  const best = [...weights].sort((a, b) => b[1] - a[1]);
  return best.slice(0, THINGS).map(([zh]) => zh);
}

/** So many pictures, spread over the album, are looked at before verse is written about them. */
const LOOKED_AT = 6;

/** Looks at some pictures where nobody has looked yet; goes on without when the worker has no time for it. */
async function lookFirst(context: OwnerContext, albumId: string, options: AskOptions = {}): Promise<void> {
  const { db, clock, storage, userId } = context;
  const pictures = ownPictures(context, albumId);
  const step = Math.max(1, pictures.length / LOOKED_AT);
  const some = Array.from(
    { length: Math.min(LOOKED_AT, pictures.length) },
    (_, i) => pictures[Math.floor(i * step)],
  );
  for (const picture of some) {
    if (!picture || readFacts(picture.facts)) continue;
    try {
      const { key } = getOwnedObject(db, userOwner(userId), picture.mediaId, clock.now());
      const facts = await askWorker(lookAt, { picture: await storage.localPath(key) }, options);
      keepFacts(db, picture.id, facts);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

/** What a poem may be about, the best first: the pictures with the title, the pictures, the title, any journey. */
function wishesFor(title: string, things: readonly string[]): string[] {
  const named = title.slice(0, MOST_OF_TITLE).trim();
  const both = things[0] && named ? `${things[0]} ${named}` : '';
  return [both, things.join(' '), named, ANY_JOURNEY].filter((wish) => wish !== '');
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
  await lookFirst(context, albumId, options);
  for (const keyword of wishesFor(title, thingsSeen(context, albumId))) {
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
