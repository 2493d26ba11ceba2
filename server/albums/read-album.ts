/** Albums as their owner's pages show them. */
import { count, eq, inArray } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import { albumPictures } from '@/server/db/schema/albums';
import { getOwnedObject } from '@/server/media/objects';
import { mediaUrl } from '@/server/media/urls';
import { listAlbums, ownAlbum, type AlbumRow } from './albums';
import type { OwnerContext } from './context';
import { readCameraFacts, readFacts } from './facts';
import { worksOf } from './make-from-album';
import { musicView } from './music';
import { picturesOf, type AlbumPicture } from './pictures';
import { readSettings } from './settings';
import { isGoing, STATUS } from './status';
import { makeThumbnail, thumbnailUrls } from './thumbnails';
import type { AlbumCardView, AlbumPictureView, AlbumView } from './views';
import { workViews } from './work-views';

/** Pictures that other ways brought have no small copies yet; so many are made for one answer. */
const MADE_AT_ONCE = 8;

function pictureView({ id, name, facts }: AlbumPicture, thumbnailUrl: string | null): AlbumPictureView {
  const known = readFacts(facts);
  const { takenAt, placeName } = readCameraFacts(facts);
  return {
    id,
    name,
    thumbnailUrl,
    takenAt: takenAt ?? null,
    placeName: placeName || null,
    tags: known?.tags.slice(0, 3).map(({ zh, en }) => ({ zh, en })) ?? [],
    unreadable: known?.unreadable ?? null,
  };
}

async function makeMissing(context: OwnerContext, pictures: readonly AlbumPicture[]): Promise<void> {
  const { db, clock, userId } = context;
  for (const { mediaId } of pictures.slice(0, MADE_AT_ONCE))
    await makeThumbnail(context, getOwnedObject(db, userOwner(userId), mediaId, clock.now()));
}

/** An album of one's own with its pictures in order and its works. Throws `Refusal` albumNotFound. */
export async function readAlbum(context: OwnerContext, id: string): Promise<AlbumView> {
  const { db, clock, userId } = context;
  const album = ownAlbum(db, userId, id);
  const rows = picturesOf(db, id);
  const mediaIds = rows.map(({ mediaId }) => mediaId);
  let urls = thumbnailUrls(db, userId, mediaIds);
  const missing = rows.filter(({ mediaId, facts }) => !urls.has(mediaId) && !readFacts(facts)?.unreadable);
  if (missing.length > 0) {
    await makeMissing(context, missing);
    urls = thumbnailUrls(db, userId, mediaIds);
  }
  const { title, description, updatedAt } = album;
  const settings = readSettings(album.settings);
  return {
    ...{ id, title, description, updatedAt, settings },
    music: musicView(db, userId, settings),
    pictures: rows.map((row) => pictureView(row, urls.get(row.mediaId) ?? null)),
    works: workViews(db, worksOf(db, id), clock.now()),
  };
}

function cardOf({ db, userId }: OwnerContext, album: AlbumRow, pictureCount: number): AlbumCardView {
  const works = worksOf(db, album.id);
  const done = works.filter(({ status }) => status === STATUS.done);
  const going = works.find(({ status }) => isGoing(status));
  const coverId = done.find((work) => work.coverId !== null)?.coverId;
  const first = coverId ? undefined : picturesOf(db, album.id)[0];
  const { id, title, updatedAt } = album;
  return {
    ...{ id, title, pictureCount, updatedAt },
    coverUrl: coverId
      ? mediaUrl(coverId)
      : first
        ? (thumbnailUrls(db, userId, [first.mediaId]).get(first.mediaId) ?? null)
        : null,
    films: done.filter(({ kind }) => kind === 'movie').length,
    longPictures: done.filter(({ kind }) => kind === 'photo').length,
    making: going ? going.progress : null,
  };
}

/** A page of one's own albums, the last changed first; `nextCursor` asks for what follows. */
export function albumCards(
  context: OwnerContext,
  { cursor = null, limit = 30 }: { cursor?: number | null; limit?: number } = {},
): { items: AlbumCardView[]; nextCursor: number | null } {
  const rows = listAlbums(context, { limit: limit + 1, ...(cursor === null ? {} : { before: cursor }) });
  const shown = rows.slice(0, limit);
  const ids = shown.map(({ id }) => id);
  const counts = new Map(
    context.db
      .select({ albumId: albumPictures.albumId, total: count() })
      .from(albumPictures)
      .where(ids.length > 0 ? inArray(albumPictures.albumId, ids) : eq(albumPictures.albumId, ''))
      .groupBy(albumPictures.albumId)
      .all()
      .map(({ albumId, total }) => [albumId, total]),
  );
  return {
    items: shown.map((album) => cardOf(context, album, counts.get(album.id) ?? 0)),
    nextCursor: rows.length > limit ? (shown.at(-1)?.updatedAt ?? null) : null,
  };
}
