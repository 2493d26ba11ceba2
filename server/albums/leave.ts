/** What becomes of somebody's albums when they leave. Call both inside a transaction. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { albums, works } from '@/server/db/schema/albums';
import { dropPictures, picturesOf } from './pictures';
import { clearWork } from './works';

/** Nobody sees films and long pictures any more, and whatever is being made stops. */
export function clearAlbums(tx: Queryable, userId: string, now: number): void {
  const live = and(eq(works.ownerId, userId), isNull(works.deletedAt));
  for (const row of tx.select().from(works).where(live).all()) clearWork(tx, row, now);
  tx.update(albums)
    .set({ deletedAt: now })
    .where(and(eq(albums.ownerId, userId), isNull(albums.deletedAt)))
    .run();
}

/** Empties what the rows say of the person: titles, texts, pictures, and what was seen on them. */
export function forgetAlbums(tx: Queryable, userId: string, now: number): void {
  const own = tx.select({ id: albums.id }).from(albums).where(eq(albums.ownerId, userId)).all();
  for (const { id } of own) dropPictures(tx, userId, picturesOf(tx, id), now);
  tx.update(albums)
    .set({ title: '', description: '', settings: '{}' })
    .where(eq(albums.ownerId, userId))
    .run();
  tx.update(works)
    .set({ title: null, description: null, info: null, plan: null })
    .where(eq(works.ownerId, userId))
    .run();
}
