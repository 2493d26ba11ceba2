/** Results in further formats: made by the worker, once for each format and quality. */
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { planOf } from '@/server/billing/plans';
import { mediaObjects } from '@/server/db/schema/media';
import { taskExports } from '@/server/db/schema/tasks';
import { formatProblem } from '@/server/media/pixels/formats';
import { mediaUrl } from '@/server/media/urls';
import { Refusal } from '@/server/platform/errors';
import { ID_PATTERN, newId } from '@/server/platform/ids';
import type { ActorContext } from './context';
import { resultEncoding } from './operations';
import { getOwnedTask } from './queries';
import { storedQuality } from './task-files';
import type { ExportView } from './views';

export const newExport = resultEncoding.extend({ taskId: z.string().regex(ID_PATTERN) });

/**
 * Asks for a format; an export that exists or is under way is answered, a failed one is tried again. Throws
 * `Refusal` formatTooSmall or formatTooManyPixels {format, limit} at once for what the format cannot hold.
 */
export async function requestExport(
  context: ActorContext,
  input: z.output<typeof newExport>,
): Promise<ExportView> {
  const { db, clock, actor, queue } = context;
  const task = getOwnedTask(db, actor.owner, input.taskId);
  if (task.status !== 'success') throw new Refusal('conflict', 'taskNotFinished');
  const size = { width: task.outputWidth ?? 0, height: task.outputHeight ?? 0 };
  const problem = formatProblem(input.format, size);
  if (problem) throw problem;
  const quality = storedQuality(input.format, input.quality);
  const now = clock.now();
  const id = db.transaction(
    (tx) => {
      const same = and(
        eq(taskExports.taskId, task.id),
        eq(taskExports.format, input.format),
        eq(taskExports.quality, quality),
      );
      const existing = tx.select().from(taskExports).where(same).get();
      if (existing && existing.status !== 'error') return existing.id;
      // A new id: event ids are remembered, and the one of the failed attempt is spent.
      if (existing) tx.delete(taskExports).where(same).run();
      const fresh = newId();
      tx.insert(taskExports)
        .values({ id: fresh, taskId: task.id, format: input.format, quality, createdAt: now, updatedAt: now })
        .run();
      return fresh;
    },
    { behavior: 'immediate' },
  );
  await queue.requestExport(id, { owner: actor.owner, plan: planOf(actor) });
  return describeExport(context, id);
}

export function describeExport({ db, actor }: Pick<ActorContext, 'db' | 'actor'>, id: string): ExportView {
  const row = db.select().from(taskExports).where(eq(taskExports.id, id)).get();
  if (!row) throw new Refusal('notFound', 'notFound');
  getOwnedTask(db, actor.owner, row.taskId);
  const media = row.mediaId
    ? db.select().from(mediaObjects).where(eq(mediaObjects.id, row.mediaId)).get()
    : undefined;
  return {
    id: row.id,
    taskId: row.taskId,
    format: row.format,
    quality: row.quality,
    status: row.status,
    bytes: media?.bytes ?? null,
    downloadUrl: media ? mediaUrl(media.id, { download: true }) : null,
    errorCode: row.errorCode,
  };
}
