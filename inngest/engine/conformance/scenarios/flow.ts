/** Flow: how much runs at once, in which order, how often, and what stops it. */
import type { Inngest } from 'inngest';
import { expect } from 'vitest';
import { pause, peak, type Kit, type Scenario } from '../kit';

type Options = Omit<Parameters<Inngest['createFunction']>[0], 'id' | 'triggers'>;

/** A function with one step of `ms` that records its beginning and end under `event.data.name`. */
const worker = ({ client, record }: Kit, id: string, options: Options, ms = 150) =>
  client.createFunction({ ...options, id, triggers: [{ event: `flow/${id}` }] }, async ({ event, step }) => {
    await step.run('work', async () => {
      record(`begin ${event.data.name}`);
      await pause(ms);
      record(`end ${event.data.name}`);
    });
  });

const ended = (kit: Kit) => kit.trace().filter((what) => what.startsWith('end')).length;

const concurrencyKey: Scenario = {
  guarantee: 'a concurrency key limits each of its values alone',
  functions: (kit) => [worker(kit, 'key', { concurrency: [{ key: 'event.data.owner', limit: 1 }] }, 250)],
  check: async (kit) => {
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'])
      await kit.send('flow/key', { name, owner: name[0] });
    await kit.until(() => ended(kit) === 6);
    for (const owner of ['a', 'b']) {
      expect(peak(kit.trace().filter((what) => what.includes(` ${owner}`)))).toBe(1);
    }
    expect(peak(kit.trace())).toBe(2);
  },
};

const concurrencyGlobal: Scenario = {
  guarantee: 'functions that share a concurrency key share its limit',
  functions: (kit) => {
    const concurrency: Options['concurrency'] = [{ scope: 'env', key: '"shared"', limit: 2 }];
    return [worker(kit, 'left', { concurrency }), worker(kit, 'right', { concurrency })];
  },
  check: async (kit) => {
    for (const n of [1, 2, 3]) {
      await kit.send('flow/left', { name: `l${n}` });
      await kit.send('flow/right', { name: `r${n}` });
    }
    await kit.until(() => ended(kit) === 6);
    expect(peak(kit.trace())).toBe(2);
  },
};

const priority: Scenario = {
  guarantee: 'a run of higher priority overtakes those that wait',
  functions: (kit) => [
    worker(kit, 'first', { concurrency: 1, priority: { run: 'event.data.plan == "pro" ? 300 : 0' } }, 400),
  ],
  check: async (kit) => {
    await kit.send('flow/first', { name: 'running', plan: 'free' });
    await kit.until(() => kit.trace().length === 1);
    for (const name of ['free1', 'free2']) await kit.send('flow/first', { name, plan: 'free' });
    await kit.send('flow/first', { name: 'paid', plan: 'pro' });
    await kit.until(() => ended(kit) === 4);
    expect(kit.trace().filter((what) => what.startsWith('begin'))).toEqual([
      'begin running',
      'begin paid',
      'begin free1',
      'begin free2',
    ]);
  },
};

const throttle: Scenario = {
  guarantee: 'throttle spreads the starts over time and loses none',
  functions: (kit) => [worker(kit, 'throttled', { throttle: { limit: 1, period: '1s' } }, 0)],
  check: async (kit) => {
    for (const n of [1, 2, 3]) await kit.send('flow/throttled', { name: `${n}` });
    await kit.until(() => ended(kit) === 3);
    const starts = kit.effects().filter(({ what }) => what.startsWith('begin'));
    expect((starts[2]?.at ?? 0) - (starts[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_500);
  },
};

const singleton: Scenario = {
  guarantee: 'while a singleton runs, another start of the same key is skipped and other keys are not',
  functions: (kit) => [worker(kit, 'single', { singleton: { key: 'event.data.owner', mode: 'skip' } }, 600)],
  check: async (kit) => {
    await kit.send('flow/single', { name: 'a1', owner: 'a' });
    await kit.until(() => kit.trace().length === 1);
    await kit.send('flow/single', { name: 'a2', owner: 'a' });
    await kit.send('flow/single', { name: 'b1', owner: 'b' });
    await kit.until(() => ended(kit) === 2);
    await kit.settle();
    expect([...kit.trace()].sort()).toEqual(['begin a1', 'begin b1', 'end a1', 'end b1']);
  },
};

const cancelOn: Scenario = {
  guarantee: 'cancelOn stops the matching run between steps and no other',
  functions: ({ client, record }) => [
    client.createFunction(
      {
        id: 'cancellable',
        triggers: [{ event: 'flow/cancellable' }],
        cancelOn: [{ event: 'flow/stop', if: 'event.data.id == async.data.id' }],
      },
      async ({ event, step }) => {
        await step.run('first', () => record(`first ${event.data.id}`));
        await step.sleep('rest', '2s');
        await step.run('last', () => record(`last ${event.data.id}`));
      },
    ),
  ],
  check: async (kit) => {
    await kit.send('flow/cancellable', { id: 'stopped' });
    await kit.send('flow/cancellable', { id: 'kept' });
    await kit.until(() => kit.trace().length === 2);
    await kit.send('flow/stop', { id: 'stopped' });
    await kit.until(() => kit.trace().includes('last kept'));
    await kit.settle();
    expect([...kit.trace()].sort()).toEqual(['first kept', 'first stopped', 'last kept']);
  },
};

const cancelRunning: Scenario = {
  guarantee: 'cancelling while a step runs drops its result, and no further step starts',
  functions: ({ client, record }) => [
    client.createFunction(
      {
        id: 'midstep',
        triggers: [{ event: 'flow/midstep' }],
        cancelOn: [{ event: 'flow/halt', match: 'data.id' }],
      },
      async ({ step }) => {
        await step.run('long', async () => {
          record('begin');
          await pause(700);
          record('end');
        });
        await step.run('next', () => record('next'));
      },
    ),
  ],
  check: async (kit) => {
    await kit.send('flow/midstep', { id: 1 });
    await kit.until(() => kit.trace().includes('begin'));
    await kit.send('flow/halt', { id: 1 });
    await kit.until(() => kit.trace().includes('end'));
    await kit.settle();
    expect(kit.trace()).toEqual(['begin', 'end']);
  },
};

export const flowScenarios = [
  concurrencyKey,
  concurrencyGlobal,
  priority,
  throttle,
  singleton,
  cancelOn,
  cancelRunning,
];
