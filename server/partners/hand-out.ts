/** Handing out a result: the moment at which partners who are charged by download pay. */
import { eq } from 'drizzle-orm';
import { partnerPhotos } from '@/server/db/schema/partners';
import { getOwnedObject } from '@/server/media/objects';
import type { MediaContext } from '@/server/media/context';
import { Refusal } from '@/server/platform/errors';
import { chargePoint } from './ledger';
import { partnerOwner } from './owner';
import type { Partner } from './partners';
import { newFileName, resultPath } from './photo-files';
import { phaseOf, photosByMdf } from './photos';

/**
 * The path of a finished photograph's result; the first time it is asked for, a point is taken where the partner
 * is charged so, and never again. Throws `Refusal` notFound (unknown, another partner's, or over), taskNotFinished,
 * photoFailed, pointsSpent.
 */
export function handOut(
  { db, clock }: Pick<MediaContext, 'db' | 'clock'>,
  partner: Partner,
  mdf: string,
): string {
  return db.transaction(
    (tx) => {
      const now = clock.now();
      const [found] = photosByMdf(tx, partner.id, [mdf], now);
      if (!found) throw new Refusal('notFound', 'notFound');
      const { photo, task } = found;
      const { phase } = phaseOf(tx, found);
      if (phase === 'failed') throw new Refusal('conflict', 'photoFailed');
      if (phase !== 'done' || task.resultId === null) throw new Refusal('conflict', 'taskNotFinished');
      const result = getOwnedObject(tx, partnerOwner(partner.id), task.resultId, now);
      if (partner.charge === 'download') chargePoint(tx, partner.id, task.id, now);
      const resultName = photo.resultName ?? newFileName();
      tx.update(partnerPhotos)
        .set({ resultName, downloadedAt: photo.downloadedAt ?? now })
        .where(eq(partnerPhotos.taskId, task.id))
        .run();
      return resultPath(partner.code, resultName, task, result);
    },
    { behavior: 'immediate' },
  );
}
