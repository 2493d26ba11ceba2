/**
 * The promise of document 002: an hour after it was sent, nothing of a photograph is left. What is not done by then
 * has failed, and its point is given back. Run every minute; safe to repeat and to be killed anywhere.
 */
import { and, eq, gte, isNull, like, lt, lte, or } from 'drizzle-orm';
import { mediaObjects } from '@/server/db/schema/media';
import { partnerPhotos } from '@/server/db/schema/partners';
import { taskExports, tasks } from '@/server/db/schema/tasks';
import type { MediaContext } from '@/server/media/context';
import { taskKey } from '@/server/enhance/task-files';
import { returnPoint } from './ledger';
import { partnerOwner } from './owner';

/** A step that was under way when its photograph was given up may still write its file; looked after this long. */
const LATE_FILES_MS = 15 * 60_000;

export interface PartnerSweep {
  photos: number;
  files: number;
}

type Due = Pick<typeof partnerPhotos.$inferSelect, 'taskId' | 'partnerId' | 'removedAt'>;

/** Ends what is not done, gives its point back, and takes the photograph out of everybody's sight. */
function giveUp({ db }: MediaContext, taskId: string, now: number): void {
  db.transaction(
    (tx) => {
      const task = tx.select().from(tasks).where(eq(tasks.id, taskId)).get();
      if (!task) return;
      const [photo] = tx
        .update(partnerPhotos)
        .set({ removedAt: now })
        .where(and(eq(partnerPhotos.taskId, taskId), isNull(partnerPhotos.removedAt)))
        .returning()
        .all();
      if (!photo) return;
      const live = task.status === 'new' || task.status === 'process';
      const done = task.status === 'success' && photo.readyAt !== null;
      if (!done) returnPoint(tx, taskId, now);
      tx.update(tasks)
        .set({
          ...(live ? { status: 'error' as const, errorCode: 'photoExpired', finishedAt: now } : {}),
          deletedAt: now,
          forgottenAt: now,
          step: null,
          remainingMs: null,
          updatedAt: now,
        })
        .where(eq(tasks.id, taskId))
        .run();
      tx.delete(taskExports).where(eq(taskExports.taskId, taskId)).run();
    },
    { behavior: 'immediate' },
  );
}

/** Removes the bytes of everything that fits, and says so in the rows. */
async function removeFiles({ db, storage }: MediaContext, fits: ReturnType<typeof and>, now: number) {
  const rows = db
    .select({ id: mediaObjects.id, key: mediaObjects.key })
    .from(mediaObjects)
    .where(and(fits, isNull(mediaObjects.fileRemovedAt)))
    .all();
  for (const { id, key } of rows) {
    // First out of sight: a reader in between meets "not found" and no half file.
    db.update(mediaObjects).set({ deletedAt: now }).where(eq(mediaObjects.id, id)).run();
    await storage.remove(key);
    // What a customer called a picture tells of them, too.
    db.update(mediaObjects).set({ fileRemovedAt: now, name: 'removed' }).where(eq(mediaObjects.id, id)).run();
  }
  return rows.length;
}

/** The source and everything that was made of it. */
function filesOf({ db }: MediaContext, { taskId, partnerId }: Due) {
  const source = db.select({ id: tasks.inputId }).from(tasks).where(eq(tasks.id, taskId)).get();
  return and(
    eq(mediaObjects.owner, partnerOwner(partnerId)),
    or(
      eq(mediaObjects.id, source?.id ?? ''),
      // Every key that begins with `tasks/<id>/`: "0" is the character behind "/".
      and(gte(mediaObjects.key, taskKey(taskId, '')), lt(mediaObjects.key, `tasks/${taskId}0`)),
    ),
  );
}

/** Gives up what is due; answers how many photographs and files that were. */
export async function sweepPhotos(context: MediaContext): Promise<PartnerSweep> {
  const { db, clock } = context;
  const now = clock.now();
  const due = db
    .select()
    .from(partnerPhotos)
    .where(
      and(
        lte(partnerPhotos.expiresAt, now),
        or(isNull(partnerPhotos.removedAt), gte(partnerPhotos.removedAt, now - LATE_FILES_MS)),
      ),
    )
    .all();
  let files = 0;
  for (const photo of due) {
    if (photo.removedAt === null) giveUp(context, photo.taskId, now);
    files += await removeFiles(context, filesOf(context, photo), now);
  }
  // Sources that no photograph came of: refused while a process died, or never entered.
  const orphans = and(like(mediaObjects.owner, 'p:%'), lte(mediaObjects.expiresAt, now));
  files += await removeFiles(context, orphans, now);
  return { photos: due.filter(({ removedAt }) => removedAt === null).length, files };
}
