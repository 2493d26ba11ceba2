/** Pictures for everybody: copies without anything that the camera wrote, readable by whoever knows the address. */
import { mkdir, rm } from 'node:fs/promises';
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import type { MediaContext } from './context';
import { adoptFile, getOwnedObject, softDeleteObjects, type MediaObject } from './objects';
import { makePreview } from './pixels/preview';
import { probePicture } from './pixels/probe';
import { mediaUrl } from './urls';

/** Longer side in px of what is shown large, and of what stands in lists. */
const SHARED_SIDE = 2048;
const THUMBNAIL_SIDE = 640;

/** A shared picture as pages show it; width and height in px of the large one. */
export interface SharedPicture {
  mediaId: string;
  url: string;
  thumbnailUrl: string;
  width: number;
  height: number;
}

const largeKey = (id: string) => `shared/${id}.webp`;
const thumbnailKey = (id: string) => `shared/${id}.thumb.webp`;

/**
 * Makes a picture of `owner` public: a WebP of at most 2048 px and a thumbnail of at most 640 px, upright, in sRGB,
 * without EXIF, GPS or any other metadata. The original stays private. Throws `Refusal` notFound, or what
 * `probePicture` says about a picture that cannot be decoded.
 */
export async function shareCopy(
  context: MediaContext,
  owner: string,
  mediaId: string,
  purpose: 'post' | 'avatar',
): Promise<SharedPicture> {
  const { db, storage, clock } = context;
  const original = getOwnedObject(db, owner, mediaId, clock.now());
  const picture = await storage.localPath(original.key);
  await probePicture(picture);
  const id = newId();
  const copy = (side: number, facts: Pick<MediaObject, 'id' | 'key' | 'purpose'>) =>
    storeCopy(context, { picture, side, owner, name: original.name }, facts);
  const thumbnail = await copy(THUMBNAIL_SIDE, { id: newId(), key: thumbnailKey(id), purpose: 'thumbnail' });
  const large = await copy(SHARED_SIDE, { id, key: largeKey(id), purpose });
  markShared(db, [large.id, thumbnail.id], clock.now());
  return viewOf(large, thumbnail.id);
}

async function storeCopy(
  context: MediaContext,
  source: { picture: string; side: number; owner: string; name: string },
  facts: Pick<MediaObject, 'id' | 'key' | 'purpose'>,
): Promise<MediaObject> {
  const folder = dataPath('temporary');
  await mkdir(folder, { recursive: true });
  const path = dataPath('temporary', `${facts.id}.webp`);
  try {
    const { width, height } = await makePreview({
      picture: source.picture,
      target: path,
      maxSide: source.side,
    });
    const name = `${source.name.replace(/\.[^.]*$/, '')}.webp`;
    return await adoptFile(context, {
      ...facts,
      owner: source.owner,
      name,
      mime: 'image/webp',
      width,
      height,
      path,
    });
  } finally {
    await rm(path, { force: true });
  }
}

/** From now on anybody may read these objects. */
export function markShared(db: Queryable, ids: string[], now: number): void {
  db.update(mediaObjects).set({ sharedAt: now }).where(inArray(mediaObjects.id, ids)).run();
}

function viewOf({ id, width, height }: MediaObject, thumbnailId: string): SharedPicture {
  return {
    mediaId: id,
    url: mediaUrl(id),
    thumbnailUrl: mediaUrl(thumbnailId),
    width: width ?? 0,
    height: height ?? 0,
  };
}

/** The shared pictures among `ids`, in one query; taken-back ones are missing. */
export function sharedPictures(db: Queryable, ids: Iterable<string>): Map<string, SharedPicture> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const keys = wanted.flatMap((id) => [largeKey(id), thumbnailKey(id)]);
  const live = and(
    inArray(mediaObjects.key, keys),
    isNotNull(mediaObjects.sharedAt),
    isNull(mediaObjects.deletedAt),
  );
  const rows = new Map(
    db
      .select()
      .from(mediaObjects)
      .where(live)
      .all()
      .map((row) => [row.key, row]),
  );
  return new Map(
    wanted.flatMap((id): [string, SharedPicture][] => {
      const large = rows.get(largeKey(id));
      const thumbnail = rows.get(thumbnailKey(id));
      return large ? [[id, viewOf(large, thumbnail?.id ?? large.id)]] : [];
    }),
  );
}

/** Takes shared copies of an owner back: nobody gets them any more, their files go a day later. */
export function unshare(db: Queryable, owner: string, ids: string[], now: number): void {
  if (ids.length === 0) return;
  const thumbnails = db
    .select({ id: mediaObjects.id })
    .from(mediaObjects)
    .where(and(inArray(mediaObjects.key, ids.map(thumbnailKey)), eq(mediaObjects.owner, owner)))
    .all();
  softDeleteObjects(db, owner, [...ids, ...thumbnails.map(({ id }) => id)], now);
}
