/** An album's own music: an upload of its owner's that is kept as long as the album wants it. */
import { and, eq } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { expireObject, getOwnedObject, keepObject, type MediaObject } from '@/server/media/objects';
import { SOURCE_KEPT_MS } from '@/server/media/retention';
import { mediaUrl } from '@/server/media/urls';
import { Refusal } from '@/server/platform/errors';
import type { AlbumSettings } from './settings';
import type { MusicView } from './views';

const mediaIdOf = ({ music }: AlbumSettings) => (music.kind === 'upload' ? music.mediaId : null);

/** Music of one's own; throws `Refusal` notFound, or notAudio for uploads of another kind. */
export function ownMusicObject(
  db: Pick<Queryable, 'select'>,
  userId: string,
  mediaId: string,
  now: number,
): MediaObject {
  const object = getOwnedObject(db, userOwner(userId), mediaId, now);
  if (object.purpose !== 'music') throw new Refusal('unsupported', 'notAudio');
  return object;
}

/**
 * Keeps the music that an album wants from now on, and gives up the one before: it stays as long as an upload that
 * nobody uses, for a film that is being made with it and for a change of mind. Throws as `ownMusicObject` does. Call
 * inside a transaction.
 */
export function exchangeMusic(
  tx: Queryable,
  userId: string,
  { before, after }: { before: AlbumSettings; after: AlbumSettings },
  now: number,
): void {
  const [old, wanted] = [mediaIdOf(before), mediaIdOf(after)];
  if (old === wanted) return;
  if (wanted !== null) keepObject(tx, userOwner(userId), ownMusicObject(tx, userId, wanted, now).id);
  if (old !== null) expireObject(tx, userOwner(userId), old, now + SOURCE_KEPT_MS);
}

/** The music of an album for its owner's page; null where it is ours, none, or gone. */
export function musicView(
  db: Pick<Queryable, 'select'>,
  userId: string,
  settings: AlbumSettings,
): MusicView | null {
  const mediaId = mediaIdOf(settings);
  if (mediaId === null) return null;
  const row = db
    .select()
    .from(mediaObjects)
    .where(and(eq(mediaObjects.id, mediaId), eq(mediaObjects.owner, userOwner(userId))))
    .get();
  return row && row.deletedAt === null ? { mediaId, name: row.name, url: mediaUrl(mediaId) } : null;
}
