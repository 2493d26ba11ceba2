/** Steps: in a row, side by side, slow, and too large. */
import { expect } from 'vitest';
import { pause, type Scenario } from '../kit';

const sequential: Scenario = {
  guarantee: 'steps in a row run once each, in order, and see the results of earlier ones',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'sequential', triggers: [{ event: 'steps/row' }] }, async ({ step }) => {
      let sum = 0;
      for (const n of [1, 2, 3, 4, 5]) {
        const before = sum;
        sum = await step.run(`add ${n}`, () => {
          record(`add ${n}`);
          return before + n;
        });
      }
      await step.run('report', () => record(`sum ${sum}`));
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('steps/row');
    await until(() => trace().includes('sum 15'));
    await settle();
    expect(trace()).toEqual(['add 1', 'add 2', 'add 3', 'add 4', 'add 5', 'sum 15']);
  },
};

const parallel: Scenario = {
  guarantee: 'steps side by side run at the same time, once each, and the function goes on when all are done',
  functions: ({ client, record, trace }) => [
    client.createFunction({ id: 'parallel', triggers: [{ event: 'steps/fan' }] }, async ({ step }) => {
      const parts = await Promise.all(
        [1, 2, 3, 4].map((n) =>
          step.run(`part ${n}`, async () => {
            record(`begin ${n}`);
            // None ends before all have begun: in a row they would never end.
            while (trace().filter((what) => what.startsWith('begin')).length < 4) await pause(5);
            return n;
          }),
        ),
      );
      await step.run('join', () => record(`joined ${parts.join()}`));
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('steps/fan');
    await until(() => trace().includes('joined 1,2,3,4'));
    await settle();
    expect([...trace()].sort()).toEqual(['begin 1', 'begin 2', 'begin 3', 'begin 4', 'joined 1,2,3,4']);
  },
};

const race: Scenario = {
  guarantee: 'in a race the function goes on with the first step, and the slow one is not started again',
  functions: ({ client, record, trace }) => [
    client.createFunction({ id: 'race', triggers: [{ event: 'steps/race' }] }, async ({ step, group }) => {
      const winner = await group.parallel({ mode: 'race' }, () =>
        Promise.race([
          step.run('fast', () => 'fast'),
          step.run('slow', async () => {
            record('begin slow');
            while (!trace().includes('after fast')) await pause(5);
            return 'slow';
          }),
        ]),
      );
      await step.run('after', () => record(`after ${winner}`));
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('steps/race');
    await until(() => trace().length === 2);
    await settle();
    expect(trace()).toEqual(['begin slow', 'after fast']);
  },
};

const chains: Scenario = {
  guarantee: 'chains of steps side by side run every step once, and steps after the join run once',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'chains', triggers: [{ event: 'steps/chains' }] }, async ({ step }) => {
      const chain = async (name: string) => {
        const one = await step.run(`${name}1`, () => (record(`${name}1`), 1));
        await step.sleep(`${name} rest`, '1s');
        return step.run(`${name}2`, () => (record(`${name}2`), one + 1));
      };
      const sums = await Promise.all([chain('a'), chain('b')]);
      for (const n of [1, 2]) await step.run(`after ${n}`, () => record(`after ${n} ${sums.join()}`));
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('steps/chains');
    await until(() => trace().includes('after 2 2,2'));
    await settle();
    expect([...trace()].sort()).toEqual(['a1', 'a2', 'after 1 2,2', 'after 2 2,2', 'b1', 'b2']);
  },
};

const uncheckpointed: Scenario = {
  guarantee: 'a function without checkpointing runs every step once',
  functions: ({ client, record }) => [
    client.createFunction(
      { id: 'plain', checkpointing: false, triggers: [{ event: 'steps/plain' }] },
      async ({ step }) => {
        for (const n of [1, 2, 3]) await step.run(`${n}`, () => record(`${n}`));
      },
    ),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('steps/plain');
    await until(() => trace().includes('3'));
    await settle();
    expect(trace()).toEqual(['1', '2', '3']);
  },
};

const slow: Scenario = {
  guarantee: 'a step of more than ten seconds finishes, and the steps after it run once',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'slow', triggers: [{ event: 'steps/slow' }] }, async ({ step }) => {
      await step.run('long', async () => {
        record('begin');
        await pause(10_500);
        record('end');
      });
      await step.run('next', () => record('next'));
      await step.run('last', () => record('last'));
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('steps/slow');
    await until(() => trace().includes('last'));
    await settle();
    expect(trace()).toEqual(['begin', 'end', 'next', 'last']);
  },
};

const tooLarge: Scenario = {
  guarantee: 'a step that answers more than 4 MB fails the run visibly',
  functions: ({ client, record }) => [
    client.createFunction(
      {
        id: 'large',
        retries: 0,
        triggers: [{ event: 'steps/large' }],
        onFailure: () => record('failed'),
      },
      async ({ step }) => {
        await step.run('large', () => 'x'.repeat(4 * 1024 * 1024 + 1));
        await step.run('after', () => record('after'));
      },
    ),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('steps/large');
    await until(() => trace().includes('failed'));
    await settle();
    expect(trace()).toEqual(['failed']);
  },
};

// The longest first: the others run beside it.
export const stepScenarios = [slow, sequential, parallel, race, chains, uncheckpointed, tooLarge];
