import { describe, expect, test } from 'vitest';
import { applyAnswer } from './answer';
import type { QueueRow } from './rows';
import { createTestContext, type TestContext } from './test-context';

/** Finishes everything that is leased, as if the functions had returned. */
function finishAll(context: TestContext): void {
  for (const item of context.store.all<QueueRow>("SELECT * FROM queue WHERE state = 'leased'")) {
    applyAnswer(context, item, { kind: 'done', data: null });
  }
}

const perOwner = { id: 'job', concurrency: [{ key: 'event.data.owner', limit: 5 }] };

describe('choosing the next piece of work', () => {
  test('one user with a thousand jobs delays another by at most the job in hand', () => {
    const context = createTestContext([perOwner]);
    for (let n = 0; n < 1000; n += 1) context.send('job', { name: `crowd ${n}`, owner: 'crowd' });
    context.advance(60_000);
    expect(context.next()).toBe('crowd 0');
    context.send('job', { name: 'single', owner: 'single' });
    context.advance(60_000);
    finishAll(context);
    expect(context.next()).toBe('single');
  });

  test('two users with backlogs take turns', () => {
    const context = createTestContext([perOwner]);
    for (const owner of ['a', 'b'])
      for (const n of [1, 2, 3]) context.send('job', { name: `${owner}${n}`, owner });
    const order = Array.from({ length: 6 }, () => {
      context.advance(1_000);
      const name = context.next();
      finishAll(context);
      return name;
    });
    expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
  });

  test('a paying user goes first, but a free one who has waited longer than the bonus is not starved', () => {
    const priority = { run: 'event.data.owner == "paid" ? 300 : 0' };
    const context = createTestContext([{ ...perOwner, priority }]);
    context.send('job', { name: 'free', owner: 'free' });
    for (const n of [1, 2, 3, 4]) context.send('job', { name: `paid ${n}`, owner: 'paid' });
    const order = Array.from({ length: 5 }, () => {
      const name = context.next();
      context.advance(200_000);
      finishAll(context);
      return name;
    });
    expect(order).toEqual(['paid 1', 'paid 2', 'free', 'paid 3', 'paid 4']);
  });

  test('a saturated lane is passed over, and is served again when it has room', () => {
    const context = createTestContext([{ id: 'job', concurrency: [{ key: 'event.data.owner', limit: 1 }] }]);
    for (const name of ['a1', 'a2', 'b1']) context.send('job', { name, owner: name.charAt(0) });
    expect([context.next(), context.next(), context.next()]).toEqual(['a1', 'b1', undefined]);
    finishAll(context);
    expect(context.next()).toBe('a2');
  });

  test('an item held back by its second key does not hold back those behind it', () => {
    const concurrency = [
      { key: 'event.data.owner', limit: 5 },
      { key: 'event.data.kind', limit: 1 },
    ];
    const context = createTestContext([{ id: 'job', concurrency }]);
    for (const [name, kind] of [
      ['film 1', 'film'],
      ['film 2', 'film'],
      ['photo', 'photo'],
    ]) {
      context.send('job', { name, kind, owner: 'a' });
    }
    expect([context.next(), context.next(), context.next()]).toEqual(['film 1', 'photo', undefined]);
  });

  test("limits that differ from job to job do not take jobs out of their owner's lane", () => {
    const concurrency = [
      { key: 'event.data.plan == "free" ? event.data.owner : event.id', limit: 1 },
      { scope: 'env' as const, key: '"machine"', limit: 10 },
    ];
    const context = createTestContext([{ id: 'job', concurrency }]);
    for (const n of [1, 2, 3]) context.send('job', { name: `crowd ${n}`, owner: 'crowd', plan: 'pro' });
    context.advance(1_000);
    context.send('job', { name: 'single', owner: 'single', plan: 'free' });
    context.advance(1_000);
    expect([context.next(), context.next(), context.next()]).toEqual(['crowd 1', 'single', 'crowd 2']);
  });

  test('what has killed its worker twice runs alone', () => {
    const context = createTestContext([perOwner]);
    context.send('job', { name: 'suspect', owner: 'a' });
    context.store.run('UPDATE queue SET kills = 2');
    context.send('job', { name: 'other', owner: 'b' });
    expect(context.next({ busy: true })).toBeUndefined();
    expect(context.next({ busy: false })).toBe('suspect');
  });

  test('schedules and failure handlers have places of their own', () => {
    const cleanup = { id: 'cleanup', triggers: [{ event: 'cleanup' }, { cron: '0 0 1 1 *' }] };
    const context = createTestContext([perOwner, cleanup]);
    context.send('job', { name: 'rendering', owner: 'a' });
    context.send('cleanup', { name: 'cleaning' });
    expect(context.next({ heavy: false })).toBe('cleaning');
    expect(context.next({ heavy: false })).toBeUndefined();
  });

  test('work of a function that this worker does not know is left for one that does', () => {
    const context = createTestContext([perOwner]);
    context.send('job', { name: 'new', owner: 'a' });
    const older = createTestContext([], context);
    expect(older.next()).toBeUndefined();
    expect(context.next()).toBe('new');
  });
});
