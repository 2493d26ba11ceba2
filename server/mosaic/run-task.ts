/** Working on a style task: the picture is brought, painted over, and put into the bucket. */
import { writeFile, mkdir, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mosaicPictures, mosaicResults, mosaicTasks } from '@/server/db/schema/mosaic';
import { asRefusal } from '@/server/enhance/run-step';
import type { WorkContext } from '@/server/enhance/work-context';
import { adoptFile, getOwnedObject, type MediaObject } from '@/server/media/objects';
import { probePicture } from '@/server/media/pixels/probe';
import { BUCKET_KEPT_MS, BUCKET_OWNER, nameFile } from '@/server/media/qiniu/bucket';
import { Checksums } from '@/server/media/qiniu/checksums';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { fetchOutbound } from '@/server/platform/outbound-http';
import { applyStyle } from '@/server/vision/style';
import { styleFor } from './styles';
import type { MosaicTask } from './tasks';

/** Bytes of a picture that lies elsewhere, and how long it may take to come. */
const FETCHED = { maxBytes: 20 * 1024 * 1024, timeoutMs: 30_000 };
/** px; larger pictures are refused before a pixel is decoded. */
const LIMIT_PIXELS = 60_000_000;
/** What was fetched is not ours to keep. */
const FETCHED_KEPT_MS = 24 * 3600 * 1000;
/** px of the longer side of a result. */
const RESULT_SIDE = 1024;
const STYLE_TIMEOUT_MS = 120_000;
/** The worker has too much to do at this moment: the engine tries again later. */
const PASSING = new Set(['workerBusy', 'workerUnavailable', 'workerTooSlow']);

/** How a step ended: null, or `error` where the task's row says why. */
export type StepEnd = 'error' | null;

const unfinished = (id: number) =>
  and(eq(mosaicTasks.id, id), inArray(mosaicTasks.status, ['new', 'process']));

function loadTask(db: Queryable, id: number): MosaicTask | null {
  return db.select().from(mosaicTasks).where(unfinished(id)).get() ?? null;
}

/** Ends a task that could not be done; harmless when it has ended. */
export function failTask({ db, clock }: WorkContext, id: number, refusal: Refusal): void {
  const { code, detail } = refusal;
  const end = { status: 'error', errorCode: code, errorDetail: JSON.stringify(detail) } as const;
  db.update(mosaicTasks)
    .set({ ...end, finishedAt: clock.now() })
    .where(unfinished(id))
    .run();
}

/** What the asking person can understand ends the task; all else the engine tries again. */
async function ending(context: WorkContext, id: number, work: () => Promise<void>): Promise<StepEnd> {
  try {
    await work();
    return null;
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal || PASSING.has(refusal.code)) throw error;
    failTask(context, id, refusal);
    return 'error';
  }
}

/** Brings the picture into our storage; running again finds it there. */
export function bringInput(context: WorkContext, id: number): Promise<StepEnd> {
  return ending(context, id, async () => {
    const { db, clock } = context;
    const task = loadTask(db, id);
    if (!task) return;
    db.update(mosaicTasks).set({ status: 'process', startedAt: clock.now() }).where(unfinished(id)).run();
    if (task.inputId !== null) return;
    const { id: inputId } = await fetchPicture(context, task);
    db.update(mosaicTasks).set({ inputId }).where(unfinished(id)).run();
  });
}

async function fetchPicture({ media, clock }: WorkContext, { id, url }: MosaicTask): Promise<MediaObject> {
  const answer = await fetchOutbound(url, FETCHED);
  if (answer.status !== 200) throw new Refusal('unavailable', 'outboundFailed');
  const path = dataPath('temporary', `mosaic-${id}`);
  await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, answer.body, { mode: 0o600 });
    const { mime, width, height } = await probePicture(path, { limitPixels: LIMIT_PIXELS });
    const facts = { owner: BUCKET_OWNER, purpose: 'source', name: 'picture', mime, width, height } as const;
    const expiresAt = clock.now() + FETCHED_KEPT_MS;
    return await adoptFile(media, { ...facts, key: `mosaic/${id}.source`, path, expiresAt });
  } finally {
    await rm(path, { force: true });
  }
}

/** Paints the picture over and puts the result under its name into the bucket; running again comes to the same end. */
export function paintResult(context: WorkContext, id: number): Promise<StepEnd> {
  return ending(context, id, async () => {
    const { db, media, clock } = context;
    const task = loadTask(db, id);
    if (!task?.inputId) return;
    const source = getOwnedObject(db, BUCKET_OWNER, task.inputId, clock.now());
    const target = dataPath('temporary', `mosaic-${id}.jpg`);
    await mkdir(dataPath('temporary'), { recursive: true, mode: 0o700 });
    try {
      const order = { source: await media.storage.localPath(source.key), target, maxSide: RESULT_SIDE };
      const style = styleFor(task.model);
      const size = await applyStyle({ ...order, style }, { timeoutMs: STYLE_TIMEOUT_MS });
      await publish(context, task, { path: target, ...size });
    } finally {
      await rm(target, { force: true });
    }
  });
}

async function publish(
  { db, media, clock }: WorkContext,
  { id, model, resultName }: MosaicTask,
  result: { path: string; width: number; height: number },
): Promise<void> {
  const checksums = new Checksums();
  for await (const chunk of createReadStream(result.path)) checksums.update(chunk as Buffer);
  const facts = { owner: BUCKET_OWNER, purpose: 'result', name: resultName, mime: 'image/jpeg' } as const;
  const createdAt = clock.now();
  const expiresAt = createdAt + BUCKET_KEPT_MS;
  const { id: mediaId } = await adoptFile(media, { ...facts, ...result, key: `mosaic/${id}.jpg`, expiresAt });
  db.transaction(
    (tx) => {
      if (!loadTask(tx, id)) return;
      nameFile(tx, { key: resultName, etag: checksums.etag(), mediaId }, createdAt);
      const picture = tx
        .insert(mosaicPictures)
        .values({ filename: resultName, host: 'own', param: model, createdAt })
        .returning()
        .get();
      tx.insert(mosaicResults).values({ taskId: id, pictureId: picture.id, createdAt }).run();
      tx.update(mosaicTasks).set({ status: 'success', finishedAt: createdAt }).where(unfinished(id)).run();
    },
    { behavior: 'immediate' },
  );
}
