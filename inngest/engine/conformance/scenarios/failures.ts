/** Failures: retried, retried later, never retried, caught, and announced. */
import { NonRetriableError, RetryAfterError } from 'inngest';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Scenario } from '../kit';

/** The part of a failure's event that repeats the event which started the run. */
const failed = z.object({ event: z.object({ data: z.object({ n: z.number() }) }) });

/** Counts calls per name across invocations: functions are replayed, so a local variable would not do. */
function counter(): (name: string) => number {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count;
  };
}

const flaky: Scenario = {
  guarantee: 'a failing step is tried again, without the steps before it',
  functions: ({ client, record }) => {
    const count = counter();
    return [
      client.createFunction(
        { id: 'flaky', retries: 3, triggers: [{ event: 'fail/retry' }] },
        async ({ step }) => {
          await step.run('first', () => record('first'));
          await step.run('flaky', () => {
            const time = count('flaky');
            record(`try ${time}`);
            if (time < 3) throw new Error('not yet');
          });
          await step.run('last', () => record('last'));
        },
      ),
    ];
  },
  check: async ({ send, until, settle, trace }) => {
    await send('fail/retry');
    await until(() => trace().includes('last'));
    await settle();
    expect(trace()).toEqual(['first', 'try 1', 'try 2', 'try 3', 'last']);
  },
};

const functionRetry: Scenario = {
  guarantee: 'a function that throws between steps is tried again, and its finished steps are not',
  functions: ({ client, record }) => {
    const count = counter();
    return [
      client.createFunction(
        { id: 'between', retries: 2, triggers: [{ event: 'fail/between' }] },
        async ({ step }) => {
          await step.run('first', () => record('first'));
          if (count('between') < 3) throw new Error('between steps');
          await step.run('last', () => record('last'));
        },
      ),
    ];
  },
  check: async ({ send, until, settle, trace }) => {
    await send('fail/between');
    await until(() => trace().includes('last'));
    await settle();
    expect(trace()).toEqual(['first', 'last']);
  },
};

const retryAfter: Scenario = {
  guarantee: 'RetryAfterError decides when the next attempt happens',
  functions: ({ client, record }) => {
    const count = counter();
    return [
      client.createFunction(
        { id: 'later', retries: 1, triggers: [{ event: 'fail/later' }] },
        async ({ step }) => {
          await step.run('busy', () => {
            const time = count('busy');
            record(`try ${time}`);
            if (time === 1) throw new RetryAfterError('busy', 2_000);
          });
          await step.run('done', () => record('done'));
        },
      ),
    ];
  },
  check: async ({ send, until, effects, trace }) => {
    await send('fail/later');
    await until(() => trace().includes('done'));
    const [first, second] = effects();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_900);
  },
};

const caught: Scenario = {
  guarantee: 'NonRetriableError is not retried, and the function may catch it and go on',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'caught', triggers: [{ event: 'fail/caught' }] }, async ({ step }) => {
      try {
        await step.run('bad', () => {
          record('bad');
          throw new NonRetriableError('bad input');
        });
      } catch (error) {
        const message = error instanceof Error ? error.message : '';
        await step.run('mend', () => record(`mended ${message}`));
      }
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('fail/caught');
    await until(() => trace().length === 2);
    await settle();
    expect(trace()).toEqual(['bad', 'mended bad input']);
  },
};

const onFailure: Scenario = {
  guarantee: 'when the retries are spent onFailure runs once, with the error and the event',
  functions: ({ client, record }) => [
    client.createFunction(
      {
        id: 'hopeless',
        retries: 1,
        triggers: [{ event: 'fail/hopeless' }],
        onFailure: ({ error, event }: { error: Error; event: { data: unknown } }) =>
          record(`failed ${error.message} ${failed.parse(event.data).event.data.n}`),
      },
      async ({ step }) => {
        await step.run('hopeless', () => {
          record('try');
          throw new Error('broken');
        });
      },
    ),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('fail/hopeless', { n: 7 });
    await until(() => trace().some((what) => what.startsWith('failed')));
    await settle();
    expect(trace()).toEqual(['try', 'try', 'failed broken 7']);
  },
};

const parallelFailure: Scenario = {
  guarantee: 'of steps side by side a failing one is retried alone and the others run once',
  functions: ({ client, record }) => {
    const count = counter();
    return [
      client.createFunction(
        { id: 'mixed', retries: 2, triggers: [{ event: 'fail/mixed' }] },
        async ({ step }) => {
          await Promise.all([
            step.run('good', () => record('good')),
            step.run('bad', () => {
              record('bad');
              if (count('bad') < 3) throw new Error('not yet');
            }),
          ]);
          await step.run('join', () => record('joined'));
        },
      ),
    ];
  },
  check: async ({ send, until, settle, trace }) => {
    await send('fail/mixed');
    await until(() => trace().includes('joined'));
    await settle();
    expect([...trace()].sort()).toEqual(['bad', 'bad', 'bad', 'good', 'joined']);
  },
};

export const failureScenarios = [flaky, functionRetry, retryAfter, caught, onFailure, parallelFailure];
