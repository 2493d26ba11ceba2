/** The pictures with which a storyboard begins. */
import { inArray } from 'drizzle-orm';
import { mediaObjects } from '@/server/db/schema/media';
import type { Size } from '@/server/films/render/formats';
import type { OwnerContext } from '../context';
import { readFacts, type PictureFacts } from '../facts';
import type { AlbumPicture } from '../pictures';
import { thumbnailUrls } from '../thumbnails';

/** A picture with its size as displayed, in px. */
export interface Cast extends Size {
  picture: AlbumPicture;
  /** Of its small copy. */
  url: string;
  facts: PictureFacts | null;
}

/** The first `count` pictures that can be shown. */
export function castOf(
  { db, userId }: OwnerContext,
  pictures: readonly AlbumPicture[],
  count: number,
): Cast[] {
  const usable = pictures.filter(({ facts }) => !readFacts(facts)?.unreadable).slice(0, count);
  const ids = usable.map(({ mediaId }) => mediaId);
  if (ids.length === 0) return [];
  const urls = thumbnailUrls(db, userId, ids);
  const rows = db.select().from(mediaObjects).where(inArray(mediaObjects.id, ids)).all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return usable.flatMap((picture) => {
    const { width, height } = byId.get(picture.mediaId) ?? {};
    const url = urls.get(picture.mediaId);
    return width && height && url ? [{ picture, url, width, height, facts: readFacts(picture.facts) }] : [];
  });
}
