import { describe, expect, test } from 'vitest';
import { sweep, KEEP_COMPLETED_MS, KEEP_EVENTS_MS } from './retention';
import { createTestContext } from './test-context';
import { fireCrons, forgetCrons, nextDue } from './timers';

const DAY = 24 * 60 * 60 * 1000;
const nightly = { id: 'nightly', triggers: [{ cron: '0 3 * * *' }] };

describe('schedules', () => {
  const runs = (context: ReturnType<typeof createTestContext>) =>
    context.store.one<{ n: number }>('SELECT count(*) AS n FROM runs')?.n;

  test('a schedule fires once at its time, whichever of several workers looks first', () => {
    const context = createTestContext([nightly]);
    const other = createTestContext([nightly], context);
    fireCrons(context);
    expect(runs(context)).toBe(0);
    expect(nextDue(context) - context.now()).toBe(3 * 60 * 60 * 1000);
    context.advance(3 * 60 * 60 * 1000);
    for (const worker of [context, other, context]) fireCrons(worker);
    expect(runs(context)).toBe(1);
  });

  test('firings missed while no worker ran are made up for by one', () => {
    const context = createTestContext([nightly]);
    fireCrons(context);
    context.advance(10 * DAY);
    fireCrons(context);
    fireCrons(context);
    expect(runs(context)).toBe(1);
  });

  test('a schedule that was taken away and comes back does not fire at once', () => {
    const context = createTestContext([nightly]);
    fireCrons(context);
    forgetCrons(createTestContext([], context));
    context.advance(10 * DAY);
    fireCrons(context);
    expect(runs(context)).toBe(0);
  });
});

describe('retention', () => {
  test('finished runs and old events go, unfinished ones stay', () => {
    const context = createTestContext([{ id: 'job' }]);
    context.send('job', { name: 'old' });
    context.send('job', { name: 'waits' });
    const first = context.store.one<{ id: string }>('SELECT id FROM runs ORDER BY rowid')?.id ?? '';
    context.store.run(
      "UPDATE runs SET status = 'completed', finished_at = ? WHERE id = ?",
      context.now(),
      first,
    );
    context.advance(Math.max(KEEP_COMPLETED_MS, KEEP_EVENTS_MS) + 1);
    expect(sweep(context)).toBe(3);
    expect(context.store.all('SELECT status FROM runs')).toEqual([{ status: 'queued' }]);
  });
});
