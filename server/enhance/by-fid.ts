/** Tasks by the number that clients of document 000 know them by. Whoever knows it may see the task. */
import { and, desc, eq, inArray, isNull, like, notLike } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { tasks } from '@/server/db/schema/tasks';
import { getOwnedObject, type MediaObject } from '@/server/media/objects';
import { operations, resultEncoding, type ResultEncoding, type UpscaleOperation } from './operations';
import type { TaskRow } from './queries';

export const FID_PATTERN = /^[0-9a-f]{32}$/;

/** Those of document 000: tasks that begin by enlarging, as stored; never a partner's, whose results are paid for. */
const isEnlargement = and(like(tasks.operations, '[{"kind":"upscale"%'), notLike(tasks.owner, 'p:%'));

/** The tasks with these numbers that nobody has removed, in no order. */
export function tasksByFid(db: Queryable, fids: readonly string[]): TaskRow[] {
  const known = [...new Set(fids)].filter((fid) => FID_PATTERN.test(fid));
  if (known.length === 0) return [];
  return db
    .select()
    .from(tasks)
    .where(and(inArray(tasks.fid, known), isNull(tasks.deletedAt), isEnlargement))
    .all();
}

/** An owner's tasks, newest first, each with its picture where that is still there. */
export function latestTasks(
  db: Queryable,
  owner: string,
  limit: number,
): { task: TaskRow; source: MediaObject | null }[] {
  return db
    .select({ task: tasks, source: mediaObjects })
    .from(tasks)
    .leftJoin(mediaObjects, eq(mediaObjects.id, tasks.inputId))
    .where(and(eq(tasks.owner, owner), isNull(tasks.deletedAt), isEnlargement))
    .orderBy(desc(tasks.createdAt), desc(tasks.id))
    .limit(limit)
    .all();
}

/** What was asked of a task. */
export function wishOf(task: TaskRow): { operation: UpscaleOperation; output: ResultEncoding } {
  const [operation] = operations.parse(JSON.parse(task.operations));
  if (operation?.kind !== 'upscale') throw new Error('document 000 knows enlargements only');
  return { operation, output: resultEncoding.parse(JSON.parse(task.output)) };
}

/** Bytes of a finished task's result; 0 where there is none. */
export function resultBytes(db: Queryable, { status, resultId }: TaskRow): number {
  if (status !== 'success' || resultId === null) return 0;
  const row = db
    .select({ bytes: mediaObjects.bytes })
    .from(mediaObjects)
    .where(eq(mediaObjects.id, resultId))
    .get();
  return row?.bytes ?? 0;
}

/** A finished task's result, or its thumbnail; throws `Refusal` notFound where there is none (any more). */
export function resultByFid(
  db: Queryable,
  fid: string,
  which: 'result' | 'thumbnail',
  now: number,
): MediaObject | null {
  const [task] = tasksByFid(db, [fid]);
  const id = which === 'result' ? task?.resultId : task?.thumbnailId;
  return task && id ? getOwnedObject(db, task.owner, id, now) : null;
}
