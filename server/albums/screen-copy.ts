/** What others see of an album's picture: a copy without anything that the camera wrote, made when first asked for. */
import { and, eq, isNull } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import { albumPictures, albums } from '@/server/db/schema/albums';
import type { MediaContext } from '@/server/media/context';
import { getReadableObject, type MediaObject } from '@/server/media/objects';
import { shareCopy } from '@/server/media/share';
import { Refusal } from '@/server/platform/errors';

/**
 * The copy of the picture that is stored under a name (random: knowing it is the permission, as the players of old
 * clients carry no cookie). Throws `Refusal` `notFound`, also for pictures that cannot be decoded and for albums
 * that were deleted.
 */
export async function screenCopy(
  context: MediaContext,
  storedName: string,
  albumId: string,
): Promise<MediaObject> {
  const { db, clock } = context;
  const found = db
    .select({ picture: albumPictures, ownerId: albums.ownerId })
    .from(albumPictures)
    .innerJoin(albums, and(eq(albums.id, albumPictures.albumId), isNull(albums.deletedAt)))
    .where(and(eq(albumPictures.storedName, storedName), eq(albumPictures.albumId, albumId)))
    .get();
  if (!found) throw new Refusal('notFound', 'notFound');
  const { picture, ownerId } = found;
  if (picture.screenId) return getReadableObject(db, null, picture.screenId, clock.now());
  const copy = await shareCopy(context, userOwner(ownerId), picture.mediaId, 'post').catch(
    (error: unknown) => {
      throw error instanceof Refusal ? new Refusal('notFound', 'notFound') : error;
    },
  );
  db.update(albumPictures).set({ screenId: copy.mediaId }).where(eq(albumPictures.id, picture.id)).run();
  return getReadableObject(db, null, copy.mediaId, clock.now());
}
