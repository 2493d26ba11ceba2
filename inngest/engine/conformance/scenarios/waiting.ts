/** Waiting: for time, for events, for other functions. */
import { invoke as invocation, NonRetriableError } from 'inngest';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Scenario } from '../kit';

const sleep: Scenario = {
  guarantee: 'a sleep lasts at least as long as asked, and what was before it does not run again',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'sleep', triggers: [{ event: 'wait/sleep' }] }, async ({ step }) => {
      await step.run('before', () => record('before'));
      await step.sleep('rest', '2s');
      await step.run('after', () => record('after'));
    }),
  ],
  check: async ({ send, until, settle, effects, trace }) => {
    await send('wait/sleep');
    await until(() => trace().includes('after'));
    await settle();
    expect(trace()).toEqual(['before', 'after']);
    const [before, after] = effects();
    expect((after?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThanOrEqual(1_900);
  },
};

const sendEvent: Scenario = {
  guarantee: 'step.sendEvent starts another function once',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'sender', triggers: [{ event: 'wait/sender' }] }, async ({ step }) => {
      await step.sendEvent('tell', { name: 'wait/told', data: { word: 'hello' } });
      await step.run('sent', () => record('sent'));
    }),
    client.createFunction({ id: 'hearer', triggers: [{ event: 'wait/told' }] }, ({ event, step }) =>
      step.run('hear', () => record(`heard ${event.data.word}`)),
    ),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('wait/sender');
    await until(() => trace().length === 2);
    await settle();
    expect([...trace()].sort()).toEqual(['heard hello', 'sent']);
  },
};

const match: Scenario = {
  guarantee: 'waitForEvent goes on with the matching event and ignores the others',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'match', triggers: [{ event: 'wait/match' }] }, async ({ step }) => {
      await step.run('ready', () => record('ready'));
      const answer = await step.waitForEvent('answer', {
        event: 'wait/answer',
        timeout: '1h',
        match: 'data.id',
      });
      await step.run('got', () => record(`got ${answer?.data.word}`));
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('wait/match', { id: 'a' });
    await until(() => trace().includes('ready'));
    await settle();
    await send('wait/answer', { id: 'b', word: 'wrong' });
    await settle();
    await send('wait/answer', { id: 'a', word: 'right' });
    await until(() => trace().length === 2);
    expect(trace()).toEqual(['ready', 'got right']);
  },
};

const condition: Scenario = {
  guarantee: 'waitForEvent with a condition goes on when the condition holds',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'condition', triggers: [{ event: 'wait/condition' }] }, async ({ step }) => {
      await step.run('ready', () => record('ready'));
      const answer = await step.waitForEvent('answer', {
        event: 'wait/reply',
        timeout: '1h',
        if: 'event.data.id == async.data.id && async.data.ok == true',
      });
      await step.run('got', () => record(`got ${answer?.data.word}`));
    }),
  ],
  check: async ({ send, until, settle, trace }) => {
    await send('wait/condition', { id: 1 });
    await until(() => trace().includes('ready'));
    await settle();
    await send('wait/reply', { id: 1, ok: false, word: 'no' });
    await settle();
    await send('wait/reply', { id: 1, ok: true, word: 'yes' });
    await until(() => trace().length === 2);
    expect(trace()).toEqual(['ready', 'got yes']);
  },
};

const timeout: Scenario = {
  guarantee: 'waitForEvent gives null when nothing comes in time',
  functions: ({ client, record }) => [
    client.createFunction({ id: 'timeout', triggers: [{ event: 'wait/timeout' }] }, async ({ step }) => {
      const answer = await step.waitForEvent('answer', { event: 'wait/never', timeout: '1s' });
      await step.run('got', () => record(`got ${answer}`));
    }),
  ],
  check: async ({ send, until, trace }) => {
    await send('wait/timeout');
    await until(() => trace().length === 1);
    expect(trace()).toEqual(['got null']);
  },
};

const invoke: Scenario = {
  guarantee: 'step.invoke gives what the other function returned, and throws what it threw',
  functions: ({ client, record }) => {
    const double = client.createFunction(
      { id: 'double', triggers: [invocation(z.object({ n: z.number() }))] },
      ({ event }) => event.data.n * 2,
    );
    const broken = client.createFunction({ id: 'broken', retries: 0, triggers: [] }, () => {
      throw new NonRetriableError('cannot');
    });
    const caller = client.createFunction(
      { id: 'caller', retries: 0, triggers: [{ event: 'wait/invoke' }] },
      async ({ step }) => {
        const result = await step.invoke('double', { function: double, data: { n: 21 } });
        await step.run('ok', () => record(`result ${result}`));
        try {
          await step.invoke('broken', { function: broken, data: {} });
        } catch (error) {
          const message = error instanceof Error ? error.message : '';
          await step.run('error', () => record(`error ${message.includes('cannot')}`));
        }
      },
    );
    return [double, broken, caller];
  },
  check: async ({ send, until, settle, trace }) => {
    await send('wait/invoke');
    await until(() => trace().length === 2);
    await settle();
    expect(trace()).toEqual(['result 42', 'error true']);
  },
};

export const waitingScenarios = [sleep, sendEvent, match, condition, timeout, invoke];
