import { describe, expect, test } from 'vitest';
import { applyAnswer } from './answer';
import { leaseNext } from './lease';
import { operations } from './protocol';
import type { QueueRow } from './rows';
import { settleWaiting } from './steps';
import { createTestContext } from './test-context';

const ROOM = { busy: false, light: true, heavy: true };

/** A run that is being replayed for the first time. */
function replayed() {
  const context = createTestContext([{ id: 'job', steps: { step: { retries: { attempts: 1 } } } }]);
  context.send('job', { name: 'one' });
  const lease = (): QueueRow => {
    const item = leaseNext(context, ROOM);
    if (!item) throw new Error('nothing to lease');
    return item;
  };
  const answer = (item: QueueRow, ...ops: object[]) =>
    applyAnswer(context, item, { kind: 'operations', operations: operations.parse(ops) });
  const status = () => context.store.one<{ status: string }>('SELECT status FROM runs')?.status;
  return { context, lease, answer, status };
}

const wait = { id: 'w', op: 'WaitForEvent', name: 'go', opts: { timeout: '1h' } };
const planned = (id: string) => ({ id, op: 'StepPlanned', opts: null });
const ran = (id: string, data: unknown) => ({ id, op: 'StepRun', data });

describe('answers of the SDK', () => {
  test('a wait that ends while the function is being replayed has it replayed again', () => {
    const { context, lease, answer } = replayed();
    answer(lease(), wait, planned('a'));
    answer(lease(), ran('a', 1));
    const replay = lease();
    settleWaiting(context, replay.run, 'w', { data: null });
    answer(replay, wait);
    expect(lease()).toMatchObject({ step: '', run: replay.run });
  });

  test('a step reported again by a later replay is not started again', () => {
    const { context, lease, answer } = replayed();
    answer(lease(), planned('a'), planned('b'));
    const [first, second] = [lease(), lease()];
    answer(first, ran('a', 1));
    answer(second, ran('b', 2));
    answer(lease(), planned('a'), planned('c'), wait);
    expect(lease().step).toBe('c');
    expect(leaseNext(context, ROOM)).toBeUndefined();
  });

  test('the function is replayed only when all steps side by side are finished', () => {
    const { context, lease, answer } = replayed();
    answer(lease(), planned('a'), planned('b'));
    const [first, second] = [lease(), lease()];
    answer(first, ran('a', 1));
    expect(leaseNext(context, ROOM)).toBeUndefined();
    answer(second, ran('b', 2));
    expect(lease().step).toBe('');
  });

  test('the first result of a step stays', () => {
    const { context, lease, answer } = replayed();
    answer(lease(), ran('a', 'first'));
    answer(lease(), ran('a', 'second'));
    expect(context.store.all('SELECT data FROM steps')).toEqual([{ data: '"first"' }]);
  });

  test('an answer that asks for nothing fails the run instead of leaving it for ever', () => {
    const { lease, answer, status } = replayed();
    answer(lease());
    expect(status()).toBe('failed');
  });

  test('an error is retried after the given moment, and the last attempt fails the run', () => {
    const { context, lease, status } = replayed();
    const error = { name: 'Error', message: 'no', stack: undefined };
    const item = lease();
    applyAnswer(context, item, { kind: 'error', error, retriable: true, retryAt: context.now() + 60_000 });
    expect(context.store.one('SELECT state, attempt, available_at FROM queue')).toEqual({
      state: 'timed',
      attempt: 1,
      available_at: context.now() + 60_000,
    });
    context.store.run("UPDATE queue SET state = 'ready'");
    applyAnswer(context, lease(), { kind: 'error', error, retriable: true });
    expect(status()).toBe('failed');
  });
});
