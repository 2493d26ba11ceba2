/** Works: films and long pictures made from albums, with the numbers that document 003 knows them by. */
import { and, desc, eq, gte, isNull, lt, type SQL } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { albums, works, type WORK_KINDS } from '@/server/db/schema/albums';
import { softDeleteObjects } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { isRowNumber } from '@/server/platform/ids';
import { dropAlbum, insertAlbum } from './albums';
import { dropCaptions } from './captions';
import type { AlbumsContext, OwnerContext } from './context';
import { isGoing, STATUS } from './status';

export type WorkKind = (typeof WORK_KINDS)[number];
export type WorkRow = typeof works.$inferSelect;

/** Finished and meant for everybody. */
export const sharedWork = and(eq(works.shared, true), eq(works.status, STATUS.done), isNull(works.deletedAt));

function oneWork(db: Pick<Queryable, 'select'>, kind: WorkKind, id: number, whose: SQL | undefined): WorkRow {
  const row = isRowNumber(id)
    ? db
        .select()
        .from(works)
        .where(and(eq(works.id, id), eq(works.kind, kind), whose))
        .get()
    : undefined;
  if (!row) throw new Refusal('notFound', 'workNotFound');
  return row;
}

/** A work of this person, cleared-away ones too; throws `Refusal` `workNotFound` for all others alike. */
export function ownWork(db: Pick<Queryable, 'select'>, userId: string, kind: WorkKind, id: number): WorkRow {
  return oneWork(db, kind, id, eq(works.ownerId, userId));
}

/** A work that everybody may see; throws `Refusal` `workNotFound`. */
export function publicWork(db: Pick<Queryable, 'select'>, kind: WorkKind, id: number): WorkRow {
  return oneWork(db, kind, id, sharedWork);
}

/** One's own work, or one that is shared and finished. */
export function readableWork({ db, userId }: AlbumsContext, kind: WorkKind, id: number): WorkRow {
  const row = oneWork(db, kind, id, undefined);
  return row.ownerId === userId ? row : publicWork(db, kind, id);
}

/** A new work with an album of its own, as document 003 makes them; throws `Refusal` `tooManyAlbums` {limit}. */
export function newWork({ db, clock, userId }: OwnerContext, kind: WorkKind): WorkRow {
  return db.transaction(
    (tx) => {
      const now = clock.now();
      return insertWork(tx, userId, kind, insertAlbum(tx, userId, now).id, now);
    },
    { behavior: 'immediate' },
  );
}

/** A work of an album that is the person's. */
export function insertWork(
  tx: Queryable,
  userId: string,
  kind: WorkKind,
  albumId: string,
  now: number,
): WorkRow {
  return tx
    .insert(works)
    .values({ kind, albumId, ownerId: userId, createdAt: now, updatedAt: now })
    .returning()
    .get();
}

/** One's own works of a kind, newest first; without the failed and the cleared ones unless `every`. */
export function ownWorks({ db, userId }: OwnerContext, kind: WorkKind, { every = false } = {}): WorkRow[] {
  const living = every ? undefined : and(gte(works.status, 0), isNull(works.deletedAt));
  return db
    .select()
    .from(works)
    .where(and(eq(works.ownerId, userId), eq(works.kind, kind), living))
    .orderBy(desc(works.id))
    .all();
}

/** Shared and finished works of a kind, newest first; `before` is the last number of the page before. */
export function sharedWorks(
  { db }: AlbumsContext,
  kind: WorkKind,
  { tag, before, limit = 200 }: { tag?: number; before?: number; limit?: number } = {},
): WorkRow[] {
  const onShelf = tag === undefined ? undefined : eq(works.tag, tag);
  const older = before === undefined ? undefined : lt(works.id, before);
  return db
    .select()
    .from(works)
    .where(and(eq(works.kind, kind), sharedWork, onShelf, older))
    .orderBy(desc(works.id))
    .limit(limit)
    .all();
}

/** Stops a work: at once while it waits, else its run does within two seconds. Nothing happens when none is going. */
export function cancelWork(tx: Queryable, { id, status }: Pick<WorkRow, 'id' | 'status'>, now: number): void {
  if (!isGoing(status)) return;
  const waits = status === STATUS.queued;
  tx.update(works)
    .set({
      cancelRequestedAt: now,
      ...(waits ? { status: STATUS.failed, failure: 'workCancelled', updatedAt: now } : {}),
    })
    .where(eq(works.id, id))
    .run();
}

/** Clears a work away: nobody sees it from now on, its files go a day later, its row says -2. */
export function clearWork(tx: Queryable, row: WorkRow, now: number): void {
  cancelWork(tx, row, now);
  tx.update(works)
    .set({ status: STATUS.cleared, deletedAt: now, updatedAt: now })
    .where(eq(works.id, row.id))
    .run();
  const files = [row.resultId, row.coverId].filter((id) => id !== null);
  softDeleteObjects(tx, userOwner(row.ownerId), files, now);
  dropCaptions(tx, row.id, now);
}

/** Clears a work away, and with the last one an album that was made for it alone (document 003). */
export function clearWorkAndAlbum(tx: Queryable, row: WorkRow, now: number): void {
  clearWork(tx, row, now);
  if (row.info === null) return;
  const others = tx
    .select({ id: works.id })
    .from(works)
    .where(and(eq(works.albumId, row.albumId), isNull(works.deletedAt)))
    .all();
  const album = tx
    .select()
    .from(albums)
    .where(and(eq(albums.id, row.albumId), isNull(albums.deletedAt)))
    .get();
  if (album && others.length === 0) dropAlbum(tx, album, now);
}

/**
 * Deletes a work of one's own. An album that was made for it alone (document 003) goes with it. Throws `Refusal`
 * `workNotFound`; deleting again is harmless.
 */
export function deleteWork({ db, clock, userId }: OwnerContext, kind: WorkKind, id: number): void {
  db.transaction(
    (tx) => {
      const now = clock.now();
      const row = ownWork(tx, userId, kind, id);
      if (row.deletedAt !== null) return;
      clearWorkAndAlbum(tx, row, now);
    },
    { behavior: 'immediate' },
  );
}
