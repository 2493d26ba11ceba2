/** Live tasks: the worker writes rows, this turns changed rows into a stream. */
import { setTimeout as sleep } from 'node:timers/promises';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { tasks } from '@/server/db/schema/tasks';
import type { ActorContext } from './context';
import { taskViews } from './queries';
import type { TaskView } from './views';

/** One indexed read this often for each open page; a worker reports at most this often, too. */
const POLL_MS = 250;
/** Each read looks back this far: a transaction commits later than the moment that it wrote into its row. */
const OVERLAP_MS = 2000;

/**
 * Yields the tasks of an actor as they change, first all live ones (or those named), until the client goes away.
 * Reads overlap in time, so rows are told apart by their content.
 */
export async function* watchTasks(
  { db, clock, actor }: Pick<ActorContext, 'db' | 'clock' | 'actor'>,
  ids: string[] | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<TaskView, void> {
  const seen = new Map<string, string>();
  const liveOrNamed = ids ? undefined : inArray(tasks.status, ['new', 'process']);
  let since = 0;
  while (!signal?.aborted) {
    const readAt = clock.now();
    const changed = db
      .select()
      .from(tasks)
      .where(
        and(
          eq(tasks.owner, actor.owner),
          ids ? inArray(tasks.id, ids) : undefined,
          since === 0 ? liveOrNamed : gt(tasks.updatedAt, since),
        ),
      )
      .orderBy(asc(tasks.updatedAt))
      .all();
    for (const view of taskViews(db, changed)) {
      const content = JSON.stringify(view);
      if (seen.get(view.id) === content) continue;
      seen.set(view.id, content);
      yield view;
    }
    since = readAt - OVERLAP_MS;
    try {
      await sleep(POLL_MS, undefined, { signal });
    } catch {
      return;
    }
  }
}
