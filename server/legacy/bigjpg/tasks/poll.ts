/** 000-5 and 000-6: how far tasks are, and taking them away. Whoever knows a number may ask. */
import { discardTask } from '@/server/enhance/control';
import { tasksByFid } from '@/server/enhance/by-fid';
import { taskContext, type Call } from '../call';
import { ok, says, type Reply } from '../replies';
import { outputUrl, stateOf } from '../views';
import { actorFor } from './owner';
import { fidsOf, readFids } from './fids';

/** Two elements for each task, as the oldest client insists; numbers that nobody has are left out. */
export function pollTasks({ context, query, origin }: Call): Reply {
  const fids = readFids(query.get('fids'));
  if (!fids) return says('param_error');
  const entries = tasksByFid(context.db, fids).map((task) => [
    task.fid ?? '',
    [stateOf(task), outputUrl(task, origin)],
  ]);
  return { body: Object.fromEntries(entries) };
}

/** One's own tasks and those of nobody in particular; all other numbers are passed over. */
export async function deleteTasks(call: Call): Promise<Reply> {
  const fids = await fidsOf(call);
  if (!fids) return says('param_error');
  for (const task of tasksByFid(call.context.db, fids)) {
    const actor = actorFor(call.actor, task);
    if (actor) discardTask(taskContext(call, actor), task.id);
  }
  return ok();
}
