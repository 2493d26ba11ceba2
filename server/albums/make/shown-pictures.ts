/** The pictures of a plan as they are in the album now. */
import { inArray } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import { albumPictures } from '@/server/db/schema/albums';
import type { MediaContext } from '@/server/media/context';
import { getOwnedObject } from '@/server/media/objects';
import { readFacts } from '../facts';
import type { AlbumPicture } from '../pictures';
import type { WorkPlan } from '../work-plan';
import type { WorkRow } from '../works';
import type { Shown } from './arrange';

/** Rows by id; pictures that were taken out of the album are missing. */
export function rowsById({ db }: MediaContext, plan: WorkPlan): Map<string, AlbumPicture> {
  const ids = plan.pictures.map(({ pictureId }) => pictureId);
  const rows = db.select().from(albumPictures).where(inArray(albumPictures.id, ids)).all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What can be shown, in the plan's order; call after the pictures have been looked at. */
export async function shownPictures(
  context: MediaContext,
  { row, plan }: { row: WorkRow; plan: WorkPlan },
): Promise<Shown[]> {
  const rows = rowsById(context, plan);
  const shown: Shown[] = [];
  for (const { pictureId, mediaId } of plan.pictures) {
    const facts = readFacts(rows.get(pictureId)?.facts ?? null);
    if (!facts || facts.unreadable) continue;
    const object = getOwnedObject(context.db, userOwner(row.ownerId), mediaId, context.clock.now());
    shown.push({ pictureId, file: await context.storage.localPath(object.key), facts });
  }
  return shown;
}
