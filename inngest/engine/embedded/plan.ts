/** Operations that are not results: steps to run by themselves, and things to wait for. */
import { newId } from '@/server/platform/ids';
import type { EngineContext } from './context';
import { momentOf } from './duration';
import { equality, valueAt } from './expressions';
import type { Operation } from './protocol';
import { enqueue } from './queue';
import type { RunRow } from './rows';
import { createRun } from './runs';
import { planStep, settleWaiting } from './steps';

type Of<Code extends Operation['op']> = Extract<Operation, { op: Code }>;

/** Like the server, an invocation without a timeout is given up after a year. */
const INVOKE_TIMEOUT = '365d';

function planWait({ store }: EngineContext, run: RunRow, op: Of<'WaitForEvent'>, expiresAt: number): void {
  const pair = op.opts.if === undefined ? undefined : equality(op.opts.if);
  const value = pair && valueAt(JSON.parse(run.event), pair.ours);
  store.run(
    'INSERT INTO waits (run, step, event, path, value, expression, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    run.id,
    op.id,
    op.name,
    value === undefined ? '' : (pair?.theirs ?? ''),
    value ?? '',
    op.opts.if ?? null,
    expiresAt,
  );
}

function startInvoked(context: EngineContext, run: RunRow, op: Of<'InvokeFunction'>): void {
  const spec = context.registry.get(op.opts.function_id);
  const fail = (message: string) =>
    settleWaiting(context, run.id, op.id, { error: { name: 'Error', message, stack: undefined } });
  if (!spec) return fail(`there is no function ${op.opts.function_id}`);
  const event = {
    id: newId(),
    name: 'inngest/function.invoked',
    data: op.opts.payload?.data ?? {},
    ts: context.now(),
  };
  if (!createRun(context, spec, event, { run: run.id, step: op.id })) {
    fail(`${op.opts.function_id} is a singleton and already runs`);
  }
}

/** Notes a step that the function asked for and sets it going; a step already known is left alone. */
export function planOperation(
  context: EngineContext,
  run: RunRow,
  op: Of<'StepPlanned' | 'Sleep' | 'WaitForEvent' | 'InvokeFunction'>,
): void {
  const now = context.now();
  const race = op.opts?.parallelMode === 'race';
  const step = { id: op.id, name: op.displayName ?? op.name ?? op.id, op: op.op };
  switch (op.op) {
    case 'StepPlanned':
      if (planStep(context, run.id, step, { race })) enqueue(context, run, op.id, now);
      return;
    case 'Sleep':
      planStep(context, run.id, step, { race, wakeAt: momentOf(op.name, now) });
      return;
    case 'WaitForEvent': {
      const expiresAt = momentOf(op.opts.timeout, now);
      if (planStep(context, run.id, step, { race, wakeAt: expiresAt })) planWait(context, run, op, expiresAt);
      return;
    }
    case 'InvokeFunction': {
      const wakeAt = momentOf(op.opts.timeout ?? INVOKE_TIMEOUT, now);
      if (planStep(context, run.id, step, { race, wakeAt })) startInvoked(context, run, op);
    }
  }
}
