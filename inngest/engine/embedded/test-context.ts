/** For tests: an engine context on a real database in memory, with a clock that only the test moves. */
import { pino } from 'pino';
import { z } from 'zod';
import { newId } from '@/server/platform/ids';
import type { EngineContext } from './context';
import { acceptEvents } from './inbox';
import { ingestEvents } from './ingest';
import { leaseNext, type Room } from './lease';
import { functionConfig } from './protocol';
import { createRegistry } from './registry';
import { openStore, type Store } from './store';

type ConfigInput = Partial<z.input<typeof functionConfig>> & { id: string };

export interface TestContext extends EngineContext {
  /** Moves the clock by this many ms. */
  advance(ms: number): void;
  /** Accepts one event and makes its runs. */
  send(name: string, data?: Record<string, unknown>): void;
  /** Leases the next item and tells the `name` in its event's data. */
  next(room?: Partial<Room>): string | undefined;
}

/** A function as registered, triggered by the event of its own id unless said otherwise. */
export const testFunction = ({ id, ...rest }: ConfigInput) =>
  functionConfig.parse({ id, name: id, triggers: [{ event: id }], steps: { step: {} }, ...rest });

/** A second worker on the same store and clock is made by passing them. */
export function createTestContext(
  functions: readonly ConfigInput[],
  shared: { store?: Store; now?: () => number } = {},
): TestContext {
  let time = Date.UTC(2030, 0, 1);
  const context: EngineContext = {
    store: shared.store ?? openStore(':memory:', 'normal'),
    log: pino({ level: 'silent' }),
    owner: newId(),
    registry: createRegistry(functions.map(testFunction)),
    now: shared.now ?? (() => time),
    retryDelay: () => 1_000,
    maxKills: 3,
  };
  return {
    ...context,
    advance: (ms) => {
      time += ms;
    },
    send: (name, data = {}) => {
      acceptEvents(context.store, [{ name, data }], context.now());
      ingestEvents(context);
    },
    next: (room) => {
      const item = leaseNext(context, { busy: false, light: true, heavy: true, ...room });
      if (!item) return undefined;
      const row = context.store.one<{ event: string }>('SELECT event FROM runs WHERE id = ?', item.run);
      return z.object({ data: z.object({ name: z.string() }) }).parse(JSON.parse(row?.event ?? '')).data.name;
    },
  };
}
