/** The last step: the file that was asked for, and pictures for the screen. */
import path from 'node:path';
import { tasks } from '@/server/db/schema/tasks';
import type { MEDIA_PURPOSES } from '@/server/db/schema/media';
import { encodeResult, makePreview } from '@/server/media/pixels/encode';
import { findFocus } from '@/server/media/pixels/focus';
import { adoptFile, getOwnedObject, type MediaObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { eq } from 'drizzle-orm';
import { operations, resultEncoding } from './operations';
import { reportProgress, STAGE_START } from './progress';
import type { TaskRow } from './queries';
import { updateRunningTask } from './queue';
import { runStep, type StepOutcome, type StepTools } from './run-step';
import { fileAfter, resultFile, resultName, RESULT_MIME, taskKey } from './task-files';
import type { WorkContext } from './work-context';

/** Longest side in px of the pictures of the before/after slider, and of thumbnails. */
const PREVIEW_SIDE = 2048;
const THUMBNAIL_SIDE = 320;

/** The file that was asked for is the bulk of this step; the rest takes a second. */
const ENCODED = 0.99;

type Purpose = (typeof MEDIA_PURPOSES)[number];

/** Reports how far the encoder is, with the time left by its pace so far. */
function encodingProgress(context: WorkContext, taskId: string): (fraction: number) => void {
  const startedAt = context.clock.now();
  const report = reportProgress(
    context,
    taskId,
    (fraction) => STAGE_START.publish + (ENCODED - STAGE_START.publish) * fraction,
  );
  return (fraction) => {
    const spent = context.clock.now() - startedAt;
    report({ fraction, ...(fraction > 0 ? { remainingMs: (spent * (1 - fraction)) / fraction } : {}) });
  };
}

/** What is published of a task: the pictures that its row names. */
type Published = Pick<TaskRow, 'focusX' | 'focusY' | 'resultId' | 'previewId' | 'backdropId' | 'thumbnailId'>;

/**
 * Makes the file that was asked for and the pictures for the screen from the master of step `ordinal`. The last
 * step's lie under the task's plain names, those of earlier ones beside them.
 */
export async function makeFiles(
  { db, clock, media }: WorkContext,
  { task, signal, workDir }: StepTools,
  { masterId, ordinal }: { masterId: string; ordinal: number },
  onProgress?: (fraction: number) => void,
): Promise<Published> {
  const source = getOwnedObject(db, task.owner, task.inputId, clock.now());
  const master = getOwnedObject(db, task.owner, masterId, clock.now());
  const [sourcePath, masterPath] = await Promise.all([
    media.storage.localPath(source.key),
    media.storage.localPath(master.key),
  ]);
  const encoding = resultEncoding.parse(JSON.parse(task.output));
  const all = operations.parse(JSON.parse(task.operations));

  const store = (
    purpose: Purpose,
    file: string,
    facts: { name: string; mime: string; width: number; height: number },
  ): Promise<MediaObject> =>
    adoptFile(media, {
      owner: task.owner,
      purpose,
      key: taskKey(task.id, fileAfter(all, ordinal, file)),
      path: path.join(workDir, file),
      ...facts,
    });
  const preview = async (purpose: Purpose, picture: string, maxSide: number): Promise<MediaObject> => {
    signal.throwIfAborted();
    const file = `${purpose}.webp`;
    const size = await makePreview({ picture, target: path.join(workDir, file), maxSide });
    return store(purpose, file, { name: file, mime: 'image/webp', ...size });
  };

  const file = resultFile(encoding.format, encoding.quality);
  const { width, height } = await encodeResult({
    master: masterPath,
    target: path.join(workDir, file),
    encoding,
    signal,
    onProgress,
  });
  signal.throwIfAborted();
  const result = await store('result', file, {
    name: resultName(source.name, all.slice(0, ordinal + 1), encoding.format),
    mime: RESULT_MIME[encoding.format],
    width,
    height,
  });
  const after = await preview('preview', masterPath, PREVIEW_SIDE);
  const before = await preview('backdrop', sourcePath, PREVIEW_SIDE);
  const thumbnail = await preview('thumbnail', masterPath, THUMBNAIL_SIDE);
  const focus = await findFocus(await media.storage.localPath(after.key));
  return {
    focusX: focus.x,
    focusY: focus.y,
    resultId: result.id,
    previewId: after.id,
    backdropId: before.id,
    thumbnailId: thumbnail.id,
  };
}

export function publish(context: WorkContext, taskId: string): Promise<StepOutcome> {
  return runStep(context, taskId, async (tools) => {
    const { masterId, operations: wanted } = tools.task;
    if (masterId === null) throw new Error('the master is made before it is published');
    updateRunningTask(context, taskId, { stage: 'publish', progress: STAGE_START.publish });
    const ordinal = operations.parse(JSON.parse(wanted)).length - 1;
    finish(
      context,
      taskId,
      await makeFiles(context, tools, { masterId, ordinal }, encodingProgress(context, taskId)),
    );
  });
}

/** Marks success, unless the owner cancelled while the last files were written. */
function finish({ db, clock }: WorkContext, taskId: string, made: Partial<typeof tasks.$inferInsert>): void {
  db.transaction(
    (tx) => {
      const task = tx.select().from(tasks).where(eq(tasks.id, taskId)).get();
      if (!task || task.status !== 'process') throw new Refusal('gone', 'taskFinished');
      const now = clock.now();
      tx.update(tasks)
        .set({
          ...made,
          status: 'success',
          stage: 'done',
          step: null,
          usedStep: null,
          wantedStep: null,
          progress: 1,
          remainingMs: null,
          finishedAt: now,
          updatedAt: now,
        })
        .where(eq(tasks.id, taskId))
        .run();
    },
    { behavior: 'immediate' },
  );
}
