/** Small copies of an album's pictures for the pages of their owner: private as the originals are. */
import { mkdir, rm } from 'node:fs/promises';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import type { MediaContext } from '@/server/media/context';
import { adoptFile, type MediaObject } from '@/server/media/objects';
import { makePreview } from '@/server/media/pixels/preview';
import { mediaUrl } from '@/server/media/urls';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';

/** Longer side in px. */
const SIDE = 640;

const keyOf = (mediaId: string) => `albums/${mediaId}.thumb.webp`;

/** Makes the small copy of an original; a picture that cannot be decoded stays without one. */
export async function makeThumbnail(context: MediaContext, original: MediaObject): Promise<void> {
  const path = dataPath('temporary', `${newId()}.webp`);
  await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  try {
    const picture = await context.storage.localPath(original.key);
    const { width, height } = await makePreview({ picture, target: path, maxSide: SIDE });
    const { owner, name, id } = original;
    const key = keyOf(id);
    await adoptFile(context, {
      ...{ owner, name, key, path, width, height, purpose: 'thumbnail', mime: 'image/webp' },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** Addresses by the originals' ids, in one query; those that are not made are missing. */
export function thumbnailUrls(
  db: Pick<Queryable, 'select'>,
  userId: string,
  mediaIds: readonly string[],
): Map<string, string> {
  if (mediaIds.length === 0) return new Map();
  const mediaIdOf = new Map(mediaIds.map((id) => [keyOf(id), id]));
  const rows = db
    .select({ id: mediaObjects.id, key: mediaObjects.key })
    .from(mediaObjects)
    .where(
      and(
        inArray(mediaObjects.key, [...mediaIdOf.keys()]),
        eq(mediaObjects.owner, userOwner(userId)),
        isNull(mediaObjects.deletedAt),
      ),
    )
    .all();
  return new Map(rows.flatMap(({ id, key }) => [[mediaIdOf.get(key) ?? '', mediaUrl(id)] as const]));
}

/** Takes the small copies away with their originals; files go a day later. */
export function dropThumbnails(
  tx: Queryable,
  userId: string,
  mediaIds: readonly string[],
  now: number,
): void {
  if (mediaIds.length === 0) return;
  tx.update(mediaObjects)
    .set({ deletedAt: now })
    .where(
      and(
        inArray(mediaObjects.key, mediaIds.map(keyOf)),
        eq(mediaObjects.owner, userOwner(userId)),
        isNull(mediaObjects.deletedAt),
      ),
    )
    .run();
}
