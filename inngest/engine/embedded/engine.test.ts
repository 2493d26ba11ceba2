/** The engine as a whole, on real files. */
import path from 'node:path';
import type { Inngest, InngestFunction } from 'inngest';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { embeddedClient, testEngine, withFolder } from '../conformance/drivers/embedded';
import { pause } from '../conformance/kit';
import { createAdmin, type JobsAdmin } from './admin';
import type { Engine } from './engine';
import { openStore } from './store';

interface World {
  client: Inngest;
  engine: Engine;
  admin: JobsAdmin;
  record: (what: string) => void;
  trace: string[];
  /** Another worker on the same file. */
  second: () => Engine;
}

/** Runs `work` with an engine, not yet started, over the functions that `make` gives. */
const withEngine = (
  make: (client: Inngest, record: (what: string) => void) => InngestFunction.Any[],
  work: (world: World) => Promise<void>,
) =>
  withFolder(async (folder) => {
    const file = path.join(folder, 'jobs.db');
    const trace: string[] = [];
    const record = (what: string) => void trace.push(what);
    const { client, link } = embeddedClient(file);
    const engine = testEngine({ client, link, functions: make(client, record) });
    const store = openStore(file, 'normal');
    const second = () => {
      const other = embeddedClient(file);
      return testEngine({ ...other, functions: make(other.client, record) });
    };
    try {
      await work({
        client,
        engine,
        admin: createAdmin(store, pino({ level: 'silent' })),
        record,
        trace,
        second,
      });
    } finally {
      store.close();
      link.close();
    }
  });

const quick = (client: Inngest, record: (what: string) => void) => [
  client.createFunction({ id: 'quick', triggers: [{ event: 'quick' }] }, ({ event, step }) =>
    step.run('work', () => record(`did ${event.data.n}`)),
  ),
];

const long = (client: Inngest, record: (what: string) => void) => [
  client.createFunction({ id: 'long', triggers: [{ event: 'long' }] }, async ({ step }) => {
    await step.run('first', async () => {
      record('begin first');
      await pause(400);
      record('end first');
    });
    await step.run('second', () => record('second'));
  }),
];

describe('stopping', () => {
  test('a stop waits for the step in hand, starts no other, and the next start goes on there', () =>
    withEngine(long, async ({ client, engine, trace }) => {
      await engine.start();
      await client.send({ name: 'long' });
      while (trace.length === 0) await pause(5);
      await engine.stop(5_000);
      expect(trace).toEqual(['begin first', 'end first']);
      await engine.start();
      await engine.idle();
      await engine.stop(5_000);
      expect(trace).toEqual(['begin first', 'end first', 'second']);
    }));

  test('a stop that may not wait gives the step back at once, without blame', () =>
    withEngine(long, async ({ client, engine, second, trace, admin }) => {
      await engine.start();
      await client.send({ name: 'long' });
      while (trace.length === 0) await pause(5);
      await engine.stop(0);
      const other = second();
      await other.start();
      await other.idle();
      await other.stop(5_000);
      expect(trace.filter((what) => what === 'second')).toHaveLength(1);
      expect(admin.counts()).toMatchObject({ completed: 1, failed: 0 });
    }));
});

describe('several workers on one file', () => {
  test('every event is worked on exactly once', () =>
    withEngine(quick, async ({ client, engine, second, trace }) => {
      const other = second();
      await Promise.all([engine.start(), other.start()]);
      await client.send(Array.from({ length: 60 }, (_, n) => ({ name: 'quick', data: { n } })));
      await Promise.all([engine.idle(), other.idle()]);
      await Promise.all([engine.stop(5_000), other.stop(5_000)]);
      expect([...trace].sort()).toEqual(Array.from({ length: 60 }, (_, n) => `did ${n}`).sort());
    }));
});

describe('what the engine cannot do is said, not ignored', () => {
  test.each([
    ['debounce', { debounce: { period: '1m' as const } }],
    ['batchEvents', { batchEvents: { maxSize: 2, timeout: '1s' as const } }],
    ['rateLimit', { rateLimit: { limit: 1, period: '1m' as const } }],
  ])('a function with %s stops the start, which says so', (name, options) =>
    withEngine(
      (client) => [
        client.createFunction({ id: 'odd', ...options, triggers: [{ event: 'odd' }] }, () => null),
      ],
      async ({ engine }) => {
        await expect(engine.start()).rejects.toThrow(name);
      },
    ),
  );

  test('an operation that the engine does not know fails the run', () =>
    withEngine(
      (client) => [
        client.createFunction({ id: 'signal', triggers: [{ event: 'signal' }] }, ({ step }) =>
          step.waitForSignal('wait', { signal: 's', timeout: '1m' }),
        ),
      ],
      async ({ client, engine, admin }) => {
        await engine.start();
        await client.send({ name: 'signal' });
        await engine.idle();
        await engine.stop(1_000);
        expect(admin.listRuns({ status: 'failed' })).toMatchObject([{ error: { name: 'ProtocolError' } }]);
      },
    ));

  test('more than a thousand steps fail the run', () =>
    withEngine(
      (client) => [
        client.createFunction({ id: 'many', triggers: [{ event: 'many' }] }, async ({ step }) => {
          for (let n = 0; n <= 1000; n += 1) await step.run(`${n}`, () => n);
        }),
      ],
      async ({ client, engine, admin }) => {
        await engine.start();
        await client.send({ name: 'many' });
        await engine.idle();
        await engine.stop(1_000);
        expect(admin.listRuns()).toMatchObject([{ status: 'failed', error: { name: 'LimitError' } }]);
      },
    ));
});

describe('the admin view', () => {
  test('a failed run goes on where it ended, and its finished steps do not run again', () => {
    let broken = true;
    return withEngine(
      (client, record) => [
        client.createFunction({ id: 'mend', retries: 0, triggers: [{ event: 'mend' }] }, async ({ step }) => {
          await step.run('first', () => record('first'));
          await step.run('second', () => {
            record('second');
            if (broken) throw new Error('broken');
          });
        }),
      ],
      async ({ client, engine, admin, trace }) => {
        await engine.start();
        await client.send({ name: 'mend', data: { n: 1 } });
        await engine.idle();
        const [run] = admin.listRuns({ status: 'failed' });
        broken = false;
        expect(admin.retryRun(run?.id ?? '')).toBe(true);
        while (admin.counts().completed === 0) await pause(5);
        await engine.stop(1_000);
        expect(trace).toEqual(['first', 'second', 'second']);
        const detail = admin.getRun(run?.id ?? '');
        expect(detail?.stepList.map(({ name, status }) => [name, status])).toEqual([
          ['first', 'completed'],
          ['second', 'completed'],
        ]);
        expect(detail?.event).toMatchObject({ name: 'mend', data: { n: 1 } });
      },
    );
  });

  test('a cancelled run takes no further step, and is known to be cancelled', () =>
    withEngine(long, async ({ client, engine, admin, trace }) => {
      await engine.start();
      await client.send({ name: 'long' });
      while (trace.length === 0) await pause(5);
      const [run] = admin.listRuns();
      expect(admin.cancelRun(run?.id ?? '')).toBe(true);
      expect(admin.isRunCancelled(run?.id ?? '')).toBe(true);
      expect(admin.cancelRun(run?.id ?? '')).toBe(false);
      while (!trace.includes('end first')) await pause(5);
      await engine.idle();
      await engine.stop(1_000);
      expect(trace).toEqual(['begin first', 'end first']);
    }));
});
