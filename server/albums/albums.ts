/** Albums of a person: every access goes by id and owner. */
import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { albums } from '@/server/db/schema/albums';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { OwnerContext } from './context';
import { exchangeMusic } from './music';
import { dropPictures, picturesOf } from './pictures';
import { albumSettings, readSettings, type AlbumSettings } from './settings';
import { DESCRIPTION_LENGTH, TITLE_LENGTH } from './work-info';

export type AlbumRow = typeof albums.$inferSelect;

/** Albums that one person may have; more is a mistake of a program. */
const MOST_ALBUMS = 2000;

/** Inserts an empty album. Throws `Refusal` `tooManyAlbums` {limit}. Call inside an IMMEDIATE transaction. */
export function insertAlbum(tx: Queryable, ownerId: string, now: number): AlbumRow {
  const live = tx
    .select({ id: albums.id })
    .from(albums)
    .where(and(eq(albums.ownerId, ownerId), isNull(albums.deletedAt)))
    .all().length;
  if (live >= MOST_ALBUMS) throw new Refusal('tooMany', 'tooManyAlbums', { limit: MOST_ALBUMS });
  return tx.insert(albums).values({ id: newId(), ownerId, createdAt: now, updatedAt: now }).returning().get();
}

/** A living album of this person; throws `Refusal` `albumNotFound` for all others alike. */
export function ownAlbum(db: Pick<Queryable, 'select'>, userId: string, id: string): AlbumRow {
  const row = db
    .select()
    .from(albums)
    .where(and(eq(albums.id, id), eq(albums.ownerId, userId), isNull(albums.deletedAt)))
    .get();
  if (!row) throw new Refusal('notFound', 'albumNotFound');
  return row;
}

/** Takes an album away with its pictures and its music; their files go later. Call inside a transaction. */
export function dropAlbum(tx: Queryable, { id, ownerId, settings }: AlbumRow, now: number): void {
  dropPictures(tx, ownerId, picturesOf(tx, id), now);
  exchangeMusic(tx, ownerId, { before: readSettings(settings), after: readSettings('{}') }, now);
  tx.update(albums).set({ deletedAt: now }).where(eq(albums.id, id)).run();
}

export interface AlbumChanges {
  title?: string;
  description?: string;
  settings?: Partial<AlbumSettings>;
}

/**
 * Changes what is given; throws `Refusal` `albumNotFound` or `textTooLong` {limit}, and of music that is not one's own
 * or none `notFound`, `notAudio`.
 */
export function changeAlbum(
  { db, clock, userId }: OwnerContext,
  id: string,
  changes: AlbumChanges,
): AlbumRow {
  const limits = { title: TITLE_LENGTH, description: DESCRIPTION_LENGTH };
  for (const field of ['title', 'description'] as const) {
    const limit = limits[field];
    if ([...(changes[field] ?? '')].length > limit) throw new Refusal('invalid', 'textTooLong', { limit });
  }
  return db.transaction(
    (tx) => {
      const before = ownAlbum(tx, userId, id);
      const { settings, ...texts } = changes;
      const merged = albumSettings.parse({ ...JSON.parse(before.settings), ...settings });
      exchangeMusic(tx, userId, { before: readSettings(before.settings), after: merged }, clock.now());
      return tx
        .update(albums)
        .set({ ...texts, settings: JSON.stringify(merged), updatedAt: clock.now() })
        .where(eq(albums.id, id))
        .returning()
        .get();
    },
    { behavior: 'immediate' },
  );
}

/** Newest first; `before` is the `updatedAt` of the last one of the page before. */
export function listAlbums(
  { db, userId }: OwnerContext,
  { before, limit = 30 }: { before?: number; limit?: number } = {},
): AlbumRow[] {
  const older = before === undefined ? undefined : lt(albums.updatedAt, before);
  return db
    .select()
    .from(albums)
    .where(and(eq(albums.ownerId, userId), isNull(albums.deletedAt), older))
    .orderBy(desc(albums.updatedAt))
    .limit(limit)
    .all();
}
