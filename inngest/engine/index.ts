/** The embedded engine's public face, for the worker, the web process and tests. Functions never import it. */
import type { InngestFunction } from 'inngest';
import type { Logger } from 'pino';
import { engineLink, inngest } from '@/inngest/client';
import { config } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { logger } from '@/server/platform/logger';
import { createAdmin, type JobsAdmin } from './embedded/admin';
import { createEmbeddedEngine, type Engine } from './embedded/engine';
import { createEngineLink, type EngineLink } from './embedded/link';
import { openStore } from './embedded/store';

export type { Engine, EngineStats } from './embedded/engine';
export type { JobsAdmin, RunDetail, RunSummary } from './embedded/admin';

/**
 * Functions that saturate the machine hold themselves to WORKER_CONCURRENCY with a shared concurrency key;
 * these places are for what must not wait behind them.
 */
export const SHORT_WORK = 2;

interface WorkerEngineOptions {
  functions: readonly InngestFunction.Like[];
  /** Invocations at the same time; WORKER_CONCURRENCY and two for short work unless given. */
  concurrency?: number;
  log?: Logger;
}

/** The engine of the house's own client and jobs database. Sending and working share the process's link. */
export function createWorkerEngine({ functions, concurrency, log }: WorkerEngineOptions): Engine {
  return createEmbeddedEngine({
    client: inngest,
    link: engineLink,
    functions,
    concurrency: concurrency ?? config().WORKER_CONCURRENCY + SHORT_WORK,
    log: log ?? logger('jobs'),
  });
}

/** Sends raw events to a jobs database without an engine; the client of the house does the same by itself. */
export function createSender(options: { databaseFile?: string } = {}): Pick<EngineLink, 'send' | 'close'> {
  return createEngineLink(() => options.databaseFile ?? dataPath('jobsDatabase'));
}

/** The admin view of a jobs database, over a connection of its own. */
export function openJobsAdmin(options: { databaseFile?: string } = {}): JobsAdmin {
  return createAdmin(openStore(options.databaseFile ?? dataPath('jobsDatabase'), 'full'), logger('jobs'));
}
