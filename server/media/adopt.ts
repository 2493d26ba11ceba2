/** Handing stored pictures to another owner. */
import { eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mediaObjects, uploads } from '@/server/db/schema/media';

/** Moves all media objects of one owner to another, and what is still being uploaded. */
export function adoptObjects(tx: Queryable, from: string, to: string): void {
  tx.update(mediaObjects).set({ owner: to }).where(eq(mediaObjects.owner, from)).run();
  tx.update(uploads).set({ owner: to }).where(eq(uploads.owner, from)).run();
}
