/** Storing step results that the SDK posts in the middle of an invocation. */
import type { EngineContext } from './context';
import { parseLeaseToken } from './invoke';
import { heldItem } from './lease';
import type { Checkpoint } from './protocol';
import { failRun } from './runs';
import { finishStep, LimitError } from './steps';

/** Stores the results; false when the lease is stale, the run is over, or a limit ended it: the SDK halts. */
export function applyCheckpoint(context: EngineContext, body: Checkpoint): boolean {
  const { store } = context;
  const token = parseLeaseToken(body.qi_id);
  if (!token) return false;
  const held = () => heldItem(context, token.id, token.lease);
  try {
    return store.transaction(() => {
      const item = held();
      if (item?.run !== body.run_id) return false;
      for (const op of body.steps) {
        const step = { id: op.id, name: op.displayName ?? op.name ?? op.id, op: op.op };
        finishStep(context, item.run, step, { data: op.data }, item.attempt + 1);
      }
      // The run moved on: the next step starts with a clean record.
      store.run('UPDATE queue SET attempt = 0, kills = 0 WHERE id = ?', item.id);
      return true;
    });
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    const { name, message, stack } = error;
    store.transaction(() => {
      if (held()) failRun(context, body.run_id, { name, message, stack });
    });
    return false;
  }
}
