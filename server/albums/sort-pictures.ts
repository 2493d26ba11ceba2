/** Order by time and place, as the cameras have written them down. */
import { userOwner } from '@/server/accounts/actor';
import { getOwnedObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import type { OwnerContext } from './context';
import { ownPictures, setOrder } from './edit-pictures';
import { readCameraFacts } from './facts';
import { cameraNotes, type CameraNotes } from './make/camera-notes';
import type { AlbumPicture } from './pictures';

interface Noted extends CameraNotes {
  id: string;
  name: string;
}

async function notesOf(context: OwnerContext, { facts, mediaId }: AlbumPicture): Promise<CameraNotes> {
  if (facts !== null) return readCameraFacts(facts);
  const { db, storage, clock, userId } = context;
  try {
    const { key } = getOwnedObject(db, userOwner(userId), mediaId, clock.now());
    return await cameraNotes(await storage.localPath(key));
  } catch (error) {
    // One that cannot be opened has no time; it goes to the end.
    if (error instanceof Refusal || error instanceof Error) return {};
    throw error;
  }
}

/** Squared distance in degrees, good enough to find the nearest. */
function distance(a: NonNullable<CameraNotes['place']>, b: NonNullable<CameraNotes['place']>): number {
  const narrow = Math.cos((a.latitude * Math.PI) / 180);
  return (a.latitude - b.latitude) ** 2 + ((a.longitude - b.longitude) * narrow) ** 2;
}

const byName = (a: Noted, b: Noted) => a.name.localeCompare(b.name, 'zh', { numeric: true });

/**
 * By time; one without time stands behind the picture that was taken nearest to it, and one that knows neither at
 * the end, by name.
 */
export function inTimeAndPlace(pictures: readonly Noted[]): string[] {
  const timed = pictures.filter(({ takenAt }) => takenAt !== undefined);
  const order = timed.sort((a, b) => (a.takenAt ?? '').localeCompare(b.takenAt ?? '') || byName(a, b));
  const rest = pictures.filter(({ takenAt }) => takenAt === undefined).sort(byName);
  const last: Noted[] = [];
  for (const picture of rest) {
    const { place } = picture;
    const near = place
      ? order
          .filter((other) => other.place !== undefined)
          .map((other) => ({ other, far: other.place ? distance(place, other.place) : Infinity }))
          .sort((a, b) => a.far - b.far)[0]
      : undefined;
    if (near) order.splice(order.indexOf(near.other) + 1, 0, picture);
    else last.push(picture);
  }
  return [...order, ...last].map(({ id }) => id);
}

/** Puts an album in order. Throws `Refusal` albumNotFound. Answers how many pictures know their time or place. */
export async function sortPictures(context: OwnerContext, albumId: string): Promise<{ known: number }> {
  const noted: Noted[] = [];
  for (const picture of ownPictures(context, albumId)) {
    const { takenAt, place } = await notesOf(context, picture);
    const { id, name } = picture;
    noted.push({ id, name, ...(takenAt === undefined ? {} : { takenAt }), ...(place ? { place } : {}) });
  }
  setOrder(context, albumId, inTimeAndPlace(noted));
  return { known: noted.filter(({ takenAt, place }) => takenAt !== undefined || place).length };
}
