/** What a scenario has to work with, whichever engine drives it. Scenarios assert effects only. */
import type { Inngest, InngestFunction } from 'inngest';

export interface Effect {
  what: string;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface Kit {
  client: Inngest;
  /** Called by functions: leaves a trace in the order of happening. */
  record(what: string): void;
  effects(): readonly Effect[];
  /** What was recorded, without times. */
  trace(): string[];
  send(name: string, data?: Record<string, unknown>, id?: string): Promise<void>;
  /** Resolves when `condition` holds; fails with the trace when it does not within the driver's patience. */
  until(condition: () => boolean): Promise<void>;
  /** Long enough for something unwanted to have happened, in ms. */
  settle(): Promise<void>;
  /** The most frequent schedule the engine knows. */
  everyTick: string;
}

export interface Scenario {
  /** The name of the test: the guarantee it protects. */
  guarantee: string;
  functions(kit: Kit): InngestFunction.Any[];
  check(kit: Kit): Promise<void>;
}

/** A running engine under a set of functions. */
export interface Driver {
  name: string;
  /** Milliseconds a scenario may take. */
  patienceMs: number;
  run(scenario: Scenario): Promise<void>;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The most of `begin:x` without `end:x` at any moment: how much ran at the same time. */
export function peak(trace: readonly string[]): number {
  let now = 0;
  let most = 0;
  for (const what of trace) {
    if (what.startsWith('begin')) now += 1;
    if (what.startsWith('end')) now -= 1;
    most = Math.max(most, now);
  }
  return most;
}

interface KitParts {
  client: Inngest;
  patienceMs: number;
  settleMs: number;
  everyTick: string;
}

/** A kit over a client. */
export function createKit({ client, patienceMs, settleMs, everyTick }: KitParts): Kit {
  const effects: Effect[] = [];
  const trace = () => effects.map(({ what }) => what);
  return {
    client,
    everyTick,
    record: (what) => effects.push({ what, at: Date.now() }),
    effects: () => effects,
    trace,
    send: async (name, data = {}, id) => {
      await client.send({ name, data, ...(id ? { id } : {}) });
    },
    until: async (condition) => {
      const end = Date.now() + patienceMs;
      while (!condition()) {
        if (Date.now() > end) throw new Error(`did not happen; what did: ${JSON.stringify(trace())}`);
        await pause(10);
      }
    },
    settle: () => pause(settleMs),
  };
}
