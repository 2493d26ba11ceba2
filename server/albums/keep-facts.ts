/** What was found out about a picture stays with it, for whoever asks next. */
import { eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { albumPictures } from '@/server/db/schema/albums';
import type { CameraFacts, PictureFacts } from './facts';

/** `CameraFacts` alone leave the picture to be looked at. */
export function keepFacts(db: Queryable, pictureId: string, facts: PictureFacts | CameraFacts): void {
  db.update(albumPictures)
    .set({ facts: JSON.stringify(facts) })
    .where(eq(albumPictures.id, pictureId))
    .run();
}
