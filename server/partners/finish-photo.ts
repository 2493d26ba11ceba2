/** The last steps of a partner's photograph, behind those of every task: what is shown before it is fetched. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { partnerPhotos, partners } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import type { EnhanceContext } from '@/server/enhance/context';
import { taskKey } from '@/server/enhance/task-files';
import type { WorkContext } from '@/server/enhance/work-context';
import { adoptFile, getOwnedObject, type MediaPurpose } from '@/server/media/objects';
import { dataPath } from '@/server/platform/data-dir';
import { returnPoint } from './ledger';
import { partnerOwner } from './owner';
import { writeWatermarked } from './watermark';

/** Longest side in px. */
const SHOWN_SIDE = 2048;
const ICON_SIDE = 320;
const HOUSE = '光影';

function unfinishedPhoto(db: Queryable, taskId: string) {
  return db
    .select({ photo: partnerPhotos, task: tasks, code: partners.code })
    .from(partnerPhotos)
    .innerJoin(tasks, eq(tasks.id, partnerPhotos.taskId))
    .innerJoin(partners, eq(partners.id, partnerPhotos.partnerId))
    .where(
      and(eq(partnerPhotos.taskId, taskId), isNull(partnerPhotos.readyAt), isNull(partnerPhotos.removedAt)),
    )
    .get();
}

/** Draws the watermarked picture and its icon; from then on the photograph counts as done. May run twice. */
export async function showPhoto(context: WorkContext, taskId: string): Promise<void> {
  const { db, clock, media } = context;
  const found = unfinishedPhoto(db, taskId);
  if (found?.task.status !== 'success' || found.task.previewId === null) return;
  const owner = partnerOwner(found.photo.partnerId);
  const preview = getOwnedObject(db, owner, found.task.previewId, clock.now());
  const picture = await media.storage.localPath(preview.key);
  const workDir = dataPath('temporary', `photo-${taskId}`);
  await mkdir(workDir, { recursive: true });
  const store = async (purpose: MediaPurpose, stem: string, maxSide: number) => {
    const target = path.join(workDir, stem);
    const facts = await writeWatermarked({ picture, target, maxSide, text: `${HOUSE} · ${found.code}` });
    return adoptFile(media, {
      owner,
      purpose,
      name: stem,
      key: taskKey(taskId, stem),
      path: target,
      ...facts,
    });
  };
  try {
    const watermark = await store('preview', 'watermark', SHOWN_SIDE);
    const icon = await store('thumbnail', 'icon', ICON_SIDE);
    db.update(partnerPhotos)
      .set({ watermarkId: watermark.id, iconId: icon.id, readyAt: clock.now() })
      .where(eq(partnerPhotos.taskId, taskId))
      .run();
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/**
 * Ends the photograph of a run that could not draw what is shown of it: it has failed through our fault, and its
 * point is given back. Nothing happens to others.
 */
export function failUnshown({ db, clock }: EnhanceContext, runId: string): void {
  db.transaction(
    (tx) => {
      const task = tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.runId, runId)).get();
      const found = task && unfinishedPhoto(tx, task.id);
      if (found?.task.status !== 'success') return;
      const now = clock.now();
      tx.update(tasks)
        .set({ status: 'error', errorCode: 'workerLost', updatedAt: now })
        .where(eq(tasks.id, found.task.id))
        .run();
      returnPoint(tx, found.task.id, now);
    },
    { behavior: 'immediate' },
  );
}
