/** Tasks of document 001: asking for one, and what everybody may see of them. */
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mosaicPictures, mosaicResults, mosaicTasks } from '@/server/db/schema/mosaic';
import { keyOfOwnAddress } from '@/server/media/qiniu/addresses';
import { findBucketFile } from '@/server/media/qiniu/bucket';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import type { MosaicContext, MosaicQueue } from './context';
import { addPicture, findPictureByName, type PictureRow } from './pictures';
import { isStyle } from './styles';

export type MosaicTask = typeof mosaicTasks.$inferSelect;

/** Tasks of this type are ours to do; others wait for a compute server outside. */
export const STYLE_TYPE = 'model';
const LONGEST_URL = 2000;
const LONGEST_WORD = 64;
const LISTED = 200;

export interface NewTask {
  url: string;
  type: string;
  model: string;
  /** The `Host` by which the caller knows us: addresses of our own bucket are never asked over the network. */
  host: string;
}

/** Throws `Refusal` badTask, or fileNotFound where our own bucket has no such file. */
function inputOf(db: Queryable, { url, type, model, host }: NewTask): string | null {
  const web = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  const short = url.length <= LONGEST_URL && Math.max(type.length, model.length) <= LONGEST_WORD;
  if (!web || !short) throw new Refusal('invalid', 'badTask');
  if (type === STYLE_TYPE && !isStyle(model)) throw new Refusal('notFound', 'unknownStyle', { style: model });
  const key = keyOfOwnAddress(url, host);
  if (key === null) return null;
  const file = findBucketFile(db, key);
  if (!file) throw new Refusal('notFound', 'notFound');
  return file.object.id;
}

/** Accepts a task and announces it. Throws `Refusal` badTask, unknownStyle {style} or notFound. */
export async function addTask(
  { db, clock, queue }: MosaicContext & { queue: MosaicQueue },
  wanted: NewTask,
): Promise<MosaicTask> {
  const inputId = inputOf(db, wanted);
  const { url, type, model } = wanted;
  const task = db
    .insert(mosaicTasks)
    .values({ url, type, model, inputId, resultName: `${newId()}.jpg`, createdAt: clock.now() })
    .returning()
    .get();
  if (type === STYLE_TYPE) await queue.requestStyle(task.id);
  return task;
}

/** Announces again what may have been lost between the row and the event; repeats have no effect. */
export async function announceWaiting({
  db,
  queue,
}: MosaicContext & { queue: MosaicQueue }): Promise<number> {
  const waiting = db
    .select({ id: mosaicTasks.id })
    .from(mosaicTasks)
    .where(and(eq(mosaicTasks.status, 'new'), eq(mosaicTasks.type, STYLE_TYPE)))
    .limit(LISTED)
    .all();
  for (const { id } of waiting) await queue.requestStyle(id);
  return waiting.length;
}

/** What waits or is being worked on, the oldest first, and what is done, the latest last. */
export function queueView(db: Queryable): { tasks: MosaicTask[]; done: PictureRow[] } {
  const tasks = db
    .select()
    .from(mosaicTasks)
    .where(inArray(mosaicTasks.status, ['new', 'process']))
    .orderBy(asc(mosaicTasks.id))
    .limit(LISTED)
    .all();
  const done = db
    .select({ picture: mosaicPictures })
    .from(mosaicResults)
    .innerJoin(mosaicPictures, eq(mosaicPictures.id, mosaicResults.pictureId))
    .orderBy(desc(mosaicResults.id))
    .limit(LISTED)
    .all();
  return { tasks, done: done.map(({ picture }) => picture).reverse() };
}

/** A task with the picture that came of it; null when there is no such task. */
export function findTask(db: Queryable, id: number): { task: MosaicTask; result: PictureRow | null } | null {
  const row = db
    .select({ task: mosaicTasks, result: mosaicPictures })
    .from(mosaicTasks)
    .leftJoin(mosaicResults, eq(mosaicResults.taskId, mosaicTasks.id))
    .leftJoin(mosaicPictures, eq(mosaicPictures.id, mosaicResults.pictureId))
    .where(eq(mosaicTasks.id, id))
    .get();
  return row ?? null;
}

/**
 * Hands the oldest waiting task to a compute server outside. Those that our own worker does are not handed out:
 * nobody has to prove who they are here, and a stranger shall not take people's pictures out of the queue.
 */
export function popTask({ db, clock }: MosaicContext): MosaicTask | null {
  return db.transaction(
    (tx) => {
      const next = tx
        .select()
        .from(mosaicTasks)
        .where(and(eq(mosaicTasks.status, 'new'), ne(mosaicTasks.type, STYLE_TYPE)))
        .orderBy(asc(mosaicTasks.id))
        .get();
      if (!next) return null;
      const taken = { status: 'taken', startedAt: clock.now() } as const;
      tx.update(mosaicTasks).set(taken).where(eq(mosaicTasks.id, next.id)).run();
      return { ...next, ...taken };
    },
    { behavior: 'immediate' },
  );
}

/** A compute server outside has put a result into the bucket: it is recorded, and done. Throws as `addPicture`. */
export function reportDone(
  context: MosaicContext,
  { filename, param, host }: { filename: string; param: string; host: 'own' | 'cloud' },
): PictureRow {
  const { db, clock } = context;
  return db.transaction(
    (tx) => {
      const picture = findPictureByName(tx, filename) ?? addPicture(context, { filename, param, host });
      tx.insert(mosaicResults).values({ pictureId: picture.id, createdAt: clock.now() }).run();
      return picture;
    },
    { behavior: 'immediate' },
  );
}
