/** Giving up tasks that nobody needs any more, with everything that was stored for them. */
import { and, eq, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { tasks } from '@/server/db/schema/tasks';
import { softDeleteObjects } from '@/server/media/objects';
import type { EnhanceContext } from './context';
import { lonelyMask } from './mask';
import type { TaskRow } from './queries';
import { taskKey } from './task-files';

const DAY_MS = 24 * 3600 * 1000;
/** Finished tasks and their pictures are kept this long. */
export const FINISHED_KEPT_MS = 15 * DAY_MS;
/** Removing a task can be undone this long. */
export const REMOVED_KEPT_MS = DAY_MS;

/** Everything that lies in a task's folder; its source and its mask unless another task still needs them. */
function filesOf(tx: Queryable, task: TaskRow): string[] {
  const others = tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.inputId, task.inputId), ne(tasks.id, task.id), isNull(tasks.forgottenAt)))
    .limit(1)
    .all();
  const folder = taskKey(task.id, '');
  const made = tx
    .select({ id: mediaObjects.id })
    .from(mediaObjects)
    // All keys that begin so: `0` follows `/`.
    .where(and(gt(mediaObjects.key, folder), lt(mediaObjects.key, `${folder.slice(0, -1)}0`)))
    .all();
  const mask = lonelyMask(tx, task);
  return [...(others.length ? [] : [task.inputId]), ...(mask ? [mask] : []), ...made.map(({ id }) => id)];
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
