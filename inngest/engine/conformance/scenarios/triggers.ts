/** Triggers: what starts a run, and what does not start a second one. */
import { expect } from 'vitest';
import type { Kit, Scenario } from '../kit';

const listener = ({ client, record }: Kit, id: string, options: { idempotency?: string } = {}) =>
  client.createFunction({ ...options, id, triggers: [{ event: `trigger/${id}` }] }, ({ event, step }) =>
    step.run('hear', () => record(`heard ${event.data.n}`)),
  );

const idempotency: Scenario = {
  guarantee: 'with an idempotency key a second event of the same key starts nothing',
  functions: (kit) => [listener(kit, 'idempotent', { idempotency: 'event.data.n' })],
  check: async ({ send, until, settle, trace }) => {
    await send('trigger/idempotent', { n: 'a' });
    await send('trigger/idempotent', { n: 'a' });
    await send('trigger/idempotent', { n: 'b' });
    await until(() => trace().length === 2);
    await settle();
    expect([...trace()].sort()).toEqual(['heard a', 'heard b']);
  },
};

const eventId: Scenario = {
  guarantee: 'two events of the same id start one run',
  functions: (kit) => [listener(kit, 'named')],
  check: async ({ send, until, settle, trace }) => {
    const id = `named-${Date.now()}`;
    await send('trigger/named', { n: 1 }, id);
    await send('trigger/named', { n: 2 }, id);
    await until(() => trace().length === 1);
    await settle();
    expect(trace()).toEqual(['heard 1']);
  },
};

const condition: Scenario = {
  guarantee: 'a trigger with a condition starts only when it holds',
  functions: ({ client, record }) => [
    client.createFunction(
      { id: 'conditional', triggers: [{ event: 'trigger/conditional', if: 'event.data.n == 2' }] },
      ({ event, step }) => step.run('hear', () => record(`heard ${event.data.n}`)),
    ),
  ],
  check: async ({ send, until, settle, trace }) => {
    for (const n of [1, 2, 3]) await send('trigger/conditional', { n });
    await until(() => trace().length === 1);
    await settle();
    expect(trace()).toEqual(['heard 2']);
  },
};

const cron: Scenario = {
  guarantee: 'a schedule starts its function again and again',
  functions: ({ client, record, everyTick }) => [
    client.createFunction({ id: 'cron', triggers: [{ cron: everyTick }] }, ({ step }) =>
      step.run('tick', () => record('tick')),
    ),
  ],
  check: async ({ until, trace }) => {
    await until(() => trace().length >= 2);
    expect(new Set(trace())).toEqual(new Set(['tick']));
  },
};

export const triggerScenarios = [idempotency, eventId, condition, cron];
