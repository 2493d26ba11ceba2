/** 000-4: once more for tasks that have failed. */
import { retryTask } from '@/server/enhance/control';
import { tasksByFid } from '@/server/enhance/by-fid';
import { taskContext, type Call } from '../call';
import { ok, says, type Reply, type Status } from '../replies';
import { readFids } from './fids';
import { actorFor } from './owner';

/** Puts failed tasks into the queue again; what has not failed is left as it is. Answers what stands against it. */
export async function retryAll(call: Call, fids: readonly string[]): Promise<Status> {
  const tasks = tasksByFid(call.context.db, fids);
  if (tasks.length < fids.length) return 'error';
  const turns = tasks.map((task) => ({ task, actor: actorFor(call.actor, task) }));
  if (turns.some(({ actor }) => actor === null)) return call.actor.user ? 'error' : 'no_login';
  for (const { task, actor } of turns)
    if (actor && task.status === 'error') await retryTask(taskContext(call, actor), task.id);
  return 'ok';
}

export async function retryTasks(call: Call): Promise<Reply> {
  const fids = readFids(call.query.get('fids'));
  if (!fids) return says('param_error');
  const word = await retryAll(call, fids);
  return word === 'ok' ? ok() : says(word);
}
