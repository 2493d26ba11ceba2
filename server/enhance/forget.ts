/** Giving up tasks that nobody needs any more, with everything that was stored for them. */
import { and, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { taskExports, tasks } from '@/server/db/schema/tasks';
import { softDeleteObjects } from '@/server/media/objects';
import type { EnhanceContext } from './context';
import type { TaskRow } from './queries';

const DAY_MS = 24 * 3600 * 1000;
/** Finished tasks and their pictures are kept this long. */
export const FINISHED_KEPT_MS = 15 * DAY_MS;
/** Removing a task can be undone this long. */
export const REMOVED_KEPT_MS = DAY_MS;

/** The source too, unless another task still needs it. */
function filesOf(tx: Queryable, task: TaskRow): string[] {
  const others = tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.inputId, task.inputId), ne(tasks.id, task.id), isNull(tasks.forgottenAt)))
    .limit(1)
    .all();
  const exported = tx
    .select({ mediaId: taskExports.mediaId })
    .from(taskExports)
    .where(eq(taskExports.taskId, task.id))
    .all();
  return [
    others.length ? null : task.inputId,
    task.masterId,
    task.resultId,
    task.previewId,
    task.backdropId,
    task.thumbnailId,
    ...exported.map(({ mediaId }) => mediaId),
  ].filter((id) => id !== null);
}

/** Forgets what is due: removed a day ago, or finished long ago. Answers how many tasks that were. */
export function forgetTasks({ db, clock }: EnhanceContext): number {
  const now = clock.now();
  const due = db
    .select()
    .from(tasks)
    .where(
      and(
        isNull(tasks.forgottenAt),
        inArray(tasks.status, ['success', 'error', 'cancelled']),
        or(lt(tasks.deletedAt, now - REMOVED_KEPT_MS), lt(tasks.finishedAt, now - FINISHED_KEPT_MS)),
      ),
    )
    .all();
  for (const task of due) {
    db.transaction((tx) => {
      softDeleteObjects(tx, task.owner, filesOf(tx, task), now);
      tx.update(tasks)
        .set({
          forgottenAt: now,
          deletedAt: task.deletedAt ?? now,
          // Names and addresses that an old client gave go with the pictures.
          request: null,
          inputUrl: null,
          updatedAt: now,
        })
        .where(eq(tasks.id, task.id))
        .run();
    });
  }
  return due.length;
}
