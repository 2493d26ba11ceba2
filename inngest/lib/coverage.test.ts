import { Inngest } from 'inngest';
import { expect, test } from 'vitest';
import { events } from '@/inngest/events';
import { assertEventsHandled } from './coverage';

const client = new Inngest({ id: 'coverage', isDev: true });
const fn = client.createFunction(
  { id: 'fn', triggers: [{ event: 'started' }], cancelOn: [{ event: 'stopped' }] },
  () => undefined,
);

test('events that start or cancel a function are handled', () => {
  expect(() => assertEventsHandled(['started', 'stopped'], [fn])).not.toThrow();
});

test('an event that no function handles refuses the start and is named', () => {
  expect(() => assertEventsHandled(['started', 'lost'], [fn])).toThrow('lost');
});

test('every event of the house has a function', async () => {
  const { functions } = await import('@/inngest/functions');
  expect(() => assertEventsHandled(Object.keys(events), functions)).not.toThrow();
});
