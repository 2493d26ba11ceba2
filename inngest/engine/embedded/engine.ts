/** The embedded engine: a loop that leases work, calls the SDK in this process, and stores the answers. */
import { serve } from 'inngest/edge';
import type { Inngest, InngestFunction } from 'inngest';
import type { Logger } from 'pino';
import { newId } from '@/server/platform/ids';
import { applyAnswer } from './answer';
import { applyCheckpoint } from './checkpoint';
import { backoff, type EngineContext } from './context';
import { ingestEvents } from './ingest';
import { invoke, leaseToken, type Handler } from './invoke';
import { isSuspect, leaseNext, type Room } from './lease';
import { HEARTBEAT_MS, LIGHT_SLOTS, MAX_KILLS, POLL_MS } from './limits';
import type { EngineLink, EnginePort } from './link';
import { heartbeat, putBackLost, reclaim, signOff } from './owners';
import { promoteDue } from './queue';
import { register } from './register';
import { sweep } from './retention';
import type { QueueRow, RunRow } from './rows';
import { queueStats, type QueueStats } from './stats';
import { openStore } from './store';
import { fireCrons, forgetCrons, nextDue, settleDue } from './timers';

const SWEEP_MS = 60 * 60 * 1000;
/** A disk that is full for a moment must not fill the log too. */
const FAILED_ROUND_MS = 1_000;

export interface EmbeddedOptions {
  client: Inngest.Any;
  /** The link whose `fetch` the client was made with. */
  link: EngineLink;
  functions: readonly InngestFunction.Like[];
  /** How many invocations run at the same time in this worker. */
  concurrency: number;
  log: Logger;
  /** Milliseconds to wait after the given number of failures; tests shorten it. */
  retryDelay?: (attempt: number) => number;
  maxKills?: number;
  now?: () => number;
}

export interface EngineStats extends QueueStats {
  /** Invocations out in this worker. */
  active: number;
}

export interface Engine {
  /** Registers the functions and starts working. Throws when a function's configuration is not usable. */
  start(): Promise<void>;
  /** Leases nothing more, waits up to `timeoutMs` for what is out, gives the rest back. */
  stop(timeoutMs: number): Promise<void>;
  /** Resolves when no event, no ready work and no retry is left; sleeping and waiting runs do not count. */
  idle(): Promise<void>;
  stats(): EngineStats;
}

/** Makes an engine on the link's database file. Nothing is opened before `start`. */
export function createEmbeddedEngine(options: EmbeddedOptions): Engine {
  const { link, log, client, functions } = options;
  const handler: Handler = serve({ client, functions, streaming: false });
  const active = new Map<number, { item: QueueRow; done: Promise<void> }>();
  /** Leases of runs halted between two steps by a stop; they are given back at its end. */
  const yielded = new Set<string>();
  const timers: NodeJS.Timeout[] = [];
  let context: EngineContext | undefined;
  let stopping = false;
  let seenVersion = -1;
  let dueAt = 0;
  let scheduled = false;

  function open(): EngineContext {
    if (!context) throw new Error('the engine is not started');
    return context;
  }

  async function work(item: QueueRow): Promise<void> {
    const current = open();
    const run = current.store.one<RunRow>('SELECT * FROM runs WHERE id = ?', item.run);
    if (!run) return;
    const answer = await invoke(current, handler, item, run);
    // After a stop that did not wait, the lease is somebody else's and the file may be closed.
    if (context === current && !yielded.has(leaseToken(item))) applyAnswer(current, item, answer);
  }

  /** What this worker can take on now; undefined when an item must run alone. */
  function room(current: EngineContext): Room | undefined {
    let light = 0;
    for (const { item } of active.values()) {
      if (isSuspect(current, item)) return undefined;
      if (current.registry.get(item.fn)?.light) light += 1;
    }
    const heavy = active.size - light < options.concurrency;
    return { busy: active.size > 0, light: light < LIGHT_SLOTS, heavy };
  }

  function lease(current: EngineContext): void {
    for (let free = room(current); free?.heavy || free?.light; free = room(current)) {
      const item = leaseNext(current, free);
      if (!item) return;
      const done = work(item)
        .catch((error: unknown) =>
          log.error({ err: error, run: item.run }, 'the engine could not store an answer'),
        )
        .finally(() => {
          active.delete(item.id);
          soon();
        });
      active.set(item.id, { item, done });
    }
  }

  /** One round: everything that is due, then as much new work as fits. */
  function round(): void {
    scheduled = false;
    const current = context;
    if (!current || stopping) return;
    try {
      seenVersion = current.store.version();
      ingestEvents(current);
      fireCrons(current);
      settleDue(current);
      promoteDue(current);
      lease(current);
      dueAt = nextDue(current);
    } catch (error) {
      log.error({ err: error }, 'a round of the job engine failed; the next one tries again');
      dueAt = current.now() + FAILED_ROUND_MS;
    }
  }

  /** Rounds never nest: an answer stored in the middle of one asks for the next. */
  function soon(): void {
    if (scheduled || stopping) return;
    scheduled = true;
    setImmediate(round);
  }

  function poll(current: EngineContext): void {
    if (current.store.version() !== seenVersion || dueAt <= current.now()) soon();
  }

  const port: EnginePort = {
    register: () => undefined,
    checkpoint: (body) => {
      const stored = context !== undefined && applyCheckpoint(context, body);
      // Stored, but this worker leaves: the SDK halts here and the next worker goes on after this step.
      if (stored && stopping) yielded.add(body.qi_id);
      return stored && !stopping;
    },
    notify: soon,
  };

  function every(ms: number, task: (current: EngineContext) => void): void {
    timers.push(
      setInterval(() => {
        try {
          if (context) task(context);
        } catch (error) {
          log.error({ err: error }, 'the job engine could not do its housekeeping');
        }
      }, ms),
    );
  }

  const stats = (): EngineStats => ({ active: active.size, ...queueStats(open().store) });

  return {
    async start() {
      if (context) throw new Error('the engine is already started');
      const registry = await register(handler, link);
      stopping = false;
      yielded.clear();
      context = {
        store: openStore(link.databaseFile(), 'normal'),
        log,
        owner: newId(),
        registry,
        now: options.now ?? Date.now,
        retryDelay: options.retryDelay ?? backoff,
        maxKills: options.maxKills ?? MAX_KILLS,
      };
      link.attach(port);
      forgetCrons(context);
      heartbeat(context);
      reclaim(context);
      sweep(context);
      every(POLL_MS, poll);
      every(HEARTBEAT_MS, heartbeat);
      every(1_000, (current) => {
        putBackLost(current, active);
        if (reclaim(current) > 0) soon();
      });
      every(SWEEP_MS, sweep);
      soon();
    },
    async stop(timeoutMs) {
      const current = open();
      stopping = true;
      const patience = new Promise((resolve) => setTimeout(resolve, timeoutMs).unref());
      await Promise.race([Promise.all([...active.values()].map(({ done }) => done)), patience]);
      for (const timer of timers.splice(0)) clearInterval(timer);
      link.detach(port);
      signOff(current);
      context = undefined;
      current.store.close();
    },
    async idle() {
      for (;;) {
        const { inbox, ready, timed, leased } = stats();
        if (inbox + ready + timed + leased === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    stats,
  };
}
