/** What the owner of an album does with its pictures on the web. */
import { inArray } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { albumPictures } from '@/server/db/schema/albums';
import { getOwnedObject, reviveObject, type MediaObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { ownAlbum } from './albums';
import type { OwnerContext } from './context';
import type { CameraFacts } from './facts';
import { keepFacts } from './keep-facts';
import { cameraFactsOf } from './make/camera-notes';
import { dropPictures, insertPicture, orderPictures, picturesOf, type AlbumPicture } from './pictures';
import { makeThumbnail } from './thumbnails';

/** Those that stand in no album yet: the same upload announced twice is one picture. */
function unplaced(tx: Queryable, originals: readonly MediaObject[]): MediaObject[] {
  const ids = originals.map(({ id }) => id);
  const placed = new Set(
    tx
      .select({ mediaId: albumPictures.mediaId })
      .from(albumPictures)
      .where(inArray(albumPictures.mediaId, ids))
      .all()
      .map(({ mediaId }) => mediaId),
  );
  return originals.filter(({ id }) => !placed.has(id));
}

/**
 * Puts uploads of one's own at the end of an album. Throws `Refusal` albumNotFound, notFound, notAPicture or
 * tooManyPictures {limit}; then none is added.
 */
export async function addPictures(
  context: OwnerContext,
  albumId: string,
  mediaIds: readonly string[],
): Promise<void> {
  const { db, clock, userId } = context;
  ownAlbum(db, userId, albumId);
  const originals = [...new Set(mediaIds)].map((id) =>
    getOwnedObject(db, userOwner(userId), id, clock.now()),
  );
  if (originals.some(({ mime }) => !mime.startsWith('image/')))
    throw new Refusal('unsupported', 'notAPicture');
  const noted = new Map<string, CameraFacts>();
  for (const original of originals) {
    await makeThumbnail(context, original);
    noted.set(original.id, await cameraFactsOf(await context.storage.localPath(original.key)));
  }
  db.transaction(
    (tx) => {
      ownAlbum(tx, userId, albumId);
      for (const original of unplaced(tx, originals)) {
        const { id } = insertPicture(tx, userId, { albumId, original }, clock.now());
        keepFacts(tx, id, noted.get(original.id) ?? {});
      }
    },
    { behavior: 'immediate' },
  );
}

/** What brings a picture back that was taken out. */
export interface RemovedPicture {
  mediaId: string;
  /** From 0. */
  place: number;
}

/** Takes a picture out of an album; a day long it can be brought back. Throws `Refusal` albumNotFound, pictureNotFound. */
export function removePicture(
  { db, clock, userId }: OwnerContext,
  albumId: string,
  pictureId: string,
): RemovedPicture {
  return db.transaction(
    (tx) => {
      const present = picturesOf(tx, ownAlbum(tx, userId, albumId).id);
      const place = present.findIndex(({ id }) => id === pictureId);
      const picture = present[place];
      if (!picture) throw new Refusal('notFound', 'pictureNotFound');
      dropPictures(tx, userId, [picture], clock.now());
      return { mediaId: picture.mediaId, place };
    },
    { behavior: 'immediate' },
  );
}

/** Brings a picture back to its place. Throws `Refusal` albumNotFound, notFound or tooManyPictures {limit}. */
export async function returnPicture(
  context: OwnerContext,
  albumId: string,
  { mediaId, place }: RemovedPicture,
): Promise<void> {
  const { db, clock, userId } = context;
  const original = db.transaction(
    (tx) => {
      ownAlbum(tx, userId, albumId);
      const revived = reviveObject(tx, userOwner(userId), mediaId);
      if (unplaced(tx, [revived]).length === 0) return revived;
      const { id } = insertPicture(tx, userId, { albumId, original: revived }, clock.now());
      const others = picturesOf(tx, albumId).filter((picture) => picture.id !== id);
      orderPictures(
        tx,
        albumId,
        [...others.slice(0, place), { id }, ...others.slice(place)].map((picture) => picture.id),
      );
      return revived;
    },
    { behavior: 'immediate' },
  );
  await makeThumbnail(context, original);
}

/** Throws `Refusal` albumNotFound or pictureNotFound. */
export function setOrder({ db, userId }: OwnerContext, albumId: string, ids: readonly string[]): void {
  db.transaction((tx) => orderPictures(tx, ownAlbum(tx, userId, albumId).id, ids), { behavior: 'immediate' });
}

/** The pictures of an album of one's own. */
export function ownPictures({ db, userId }: OwnerContext, albumId: string): AlbumPicture[] {
  return picturesOf(db, ownAlbum(db, userId, albumId).id);
}
