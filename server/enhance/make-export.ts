/** The worker's side of exports: encoding the master once more. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { taskExports } from '@/server/db/schema/tasks';
import { adoptFile, getOwnedObject } from '@/server/media/objects';
import { encodeResult } from '@/server/media/pixels/encode';
import { dataPath } from '@/server/platform/data-dir';
import { operations } from './operations';
import { loadTask } from './queue';
import { asRefusal } from './run-step';
import { fileAfter, resultFile, resultName, RESULT_MIME, taskKey } from './task-files';
import type { WorkContext } from './work-context';

/** Makes the file of an export; a refusal (a side too long for the format) is told, anything else is retried. */
export async function makeExport(context: WorkContext, exportId: string): Promise<void> {
  const { db, clock, media } = context;
  const wanted = db.select().from(taskExports).where(eq(taskExports.id, exportId)).get();
  if (!wanted || wanted.status !== 'new') return;
  const workDir = dataPath('temporary', `export-${exportId}`);
  try {
    const task = loadTask(context, wanted.taskId);
    const { format, quality } = wanted;
    const all = operations.parse(JSON.parse(task.operations));
    const used = task.usedStep ?? all.length - 1;
    const source = getOwnedObject(db, task.owner, task.inputId, clock.now());
    const master = getOwnedObject(db, task.owner, task.masterId ?? '', clock.now());
    await mkdir(workDir, { recursive: true });
    const target = path.join(workDir, resultFile(format, quality));
    const { width, height } = await encodeResult({
      master: await media.storage.localPath(master.key),
      target,
      encoding: { format, quality },
    });
    const object = await adoptFile(media, {
      owner: task.owner,
      purpose: 'result',
      name: resultName(source.name, all.slice(0, used + 1), format),
      key: taskKey(task.id, fileAfter(all, used, resultFile(format, quality))),
      mime: RESULT_MIME[format],
      width,
      height,
      path: target,
    });
    finishExport(context, exportId, { status: 'success', mediaId: object.id });
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    finishExport(context, exportId, { status: 'error', errorCode: refusal.code });
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** Tells the page that all tries failed. */
export function failExport(context: WorkContext, exportId: string): void {
  finishExport(context, exportId, { status: 'error', errorCode: 'workerLost' });
}

function finishExport(
  { db, clock }: WorkContext,
  exportId: string,
  values: Partial<typeof taskExports.$inferInsert>,
): void {
  db.update(taskExports)
    .set({ ...values, updatedAt: clock.now() })
    .where(eq(taskExports.id, exportId))
    .run();
}
