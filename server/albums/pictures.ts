/** Pictures of an album: private originals in an order, found by the names under which clients gave them. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { albumPictures, albums } from '@/server/db/schema/albums';
import type { MediaContext } from '@/server/media/context';
import { cleanName } from '@/server/media/names';
import { adoptFile, keepObject, softDeleteObjects, type MediaObject } from '@/server/media/objects';
import { probePicture } from '@/server/media/pixels/probe';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { dropThumbnails } from './thumbnails';

export type AlbumPicture = typeof albumPictures.$inferSelect;

export const MOST_PICTURES = 200;
/** Bytes of one picture. */
export const PICTURE_BYTES = 40 * 1024 * 1024;

/** The pictures of an album in its order. */
export function picturesOf(db: Pick<Queryable, 'select'>, albumId: string): AlbumPicture[] {
  return db
    .select()
    .from(albumPictures)
    .where(eq(albumPictures.albumId, albumId))
    .orderBy(asc(albumPictures.position))
    .all();
}

/**
 * Stores a file as a private original. What cannot be decoded is kept, too: an album of thirty with one broken
 * picture is made without it and says so, which its owner could not be told here by an old client.
 */
export async function storeOriginal(
  context: MediaContext,
  userId: string,
  path: string,
  name: string,
): Promise<MediaObject> {
  const probe = await probePicture(path).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  const id = newId();
  return adoptFile(context, {
    id,
    owner: userOwner(userId),
    purpose: 'source',
    name,
    key: `albums/${id}`,
    mime: probe?.mime ?? 'application/octet-stream',
    width: probe?.width ?? null,
    height: probe?.height ?? null,
    path,
  });
}

/** Takes pictures out of an album; their files go a day later. Call inside a transaction. */
export function dropPictures(tx: Queryable, userId: string, pictures: AlbumPicture[], now: number): void {
  const ids = pictures.map(({ id }) => id);
  if (ids.length === 0) return;
  tx.delete(albumPictures).where(inArray(albumPictures.id, ids)).run();
  const files = pictures.flatMap(({ mediaId, screenId }) => [mediaId, ...(screenId ? [screenId] : [])]);
  softDeleteObjects(tx, userOwner(userId), files, now);
  dropThumbnails(
    tx,
    userId,
    pictures.map(({ mediaId }) => mediaId),
    now,
  );
}

function endingOf({ mime }: MediaObject): string {
  const ending = /^image\/([a-z]+)$/.exec(mime)?.[1];
  return ending === undefined ? '' : `.${ending}`;
}

export interface AddedPicture {
  albumId: string;
  original: MediaObject;
  /** As old clients do it: a second file of one name takes the place of the first. */
  replaceSameName?: boolean;
}

/**
 * Puts a stored original at the end of an album. Throws `Refusal` `tooManyPictures` {limit}. The caller has checked
 * that the album is the person's; call inside an IMMEDIATE transaction.
 */
export function insertPicture(
  tx: Queryable,
  userId: string,
  { albumId, original, replaceSameName = false }: AddedPicture,
  now: number,
): AlbumPicture {
  const present = picturesOf(tx, albumId);
  const name = cleanName(original.name);
  const replaced = replaceSameName ? present.filter((picture) => picture.name === name) : [];
  if (present.length - replaced.length >= MOST_PICTURES)
    throw new Refusal('tooMany', 'tooManyPictures', { limit: MOST_PICTURES });
  dropPictures(tx, userId, replaced, now);
  keepObject(tx, userOwner(userId), original.id);
  const position = replaced[0]?.position ?? Math.max(-1, ...present.map((picture) => picture.position)) + 1;
  const id = newId();
  tx.update(albums).set({ updatedAt: now }).where(eq(albums.id, albumId)).run();
  return tx
    .insert(albumPictures)
    .values({
      id,
      albumId,
      position,
      mediaId: original.id,
      name,
      storedName: `${id}${endingOf(original)}`,
      addedAt: now,
    })
    .returning()
    .get();
}

/** The picture of an album that a client means by a name: the stored one, or the one it gave itself. */
export function pictureNamed(pictures: readonly AlbumPicture[], name: string): AlbumPicture | undefined {
  const clean = cleanName(name);
  return (
    pictures.find(({ storedName }) => storedName === name) ??
    pictures.find((picture) => picture.name === clean)
  );
}

/** Puts pictures in a new order; ids that are missing keep theirs behind the named ones. Throws `pictureNotFound`. */
export function orderPictures(tx: Queryable, albumId: string, ids: readonly string[]): void {
  const present = picturesOf(tx, albumId);
  const known = new Set(present.map(({ id }) => id));
  if (new Set(ids).size !== ids.length || ids.some((id) => !known.has(id)))
    throw new Refusal('notFound', 'pictureNotFound');
  const named = new Set(ids);
  const order = [...ids, ...present.map(({ id }) => id).filter((id) => !named.has(id))];
  order.forEach((id, position) => {
    tx.update(albumPictures)
      .set({ position })
      .where(and(eq(albumPictures.id, id), eq(albumPictures.albumId, albumId)))
      .run();
  });
}
