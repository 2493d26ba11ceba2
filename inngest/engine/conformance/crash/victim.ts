/** The test's side of a worker process: starting it, killing it, and reading what it left behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createAdmin, type RunDetail } from '../../embedded/admin';
import { openStore } from '../../embedded/store';
import { embeddedClient } from '../drivers/embedded';
import { pause } from '../kit';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
const PATIENCE_MS = 40_000;

export interface Victim {
  send(name: string, data?: Record<string, unknown>): Promise<void>;
  /** Starts a worker process (after the first, `revived` exists and hanging steps go on). */
  start(): void;
  /** SIGKILL, and waits until the process is gone. */
  kill(): Promise<void>;
  /** Resolves when the process has ended by itself. */
  ended(): Promise<void>;
  revive(): void;
  trace(): string[];
  runs(): RunDetail[];
  /** Names of stored steps of one run. */
  finished(run: RunDetail): string[];
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** A worker process over the database in `folder`. */
export function createVictim(folder: string, maxKills = 3): Victim {
  const file = path.join(folder, 'jobs.db');
  const { client, link } = embeddedClient(file, 'crash');
  const store = openStore(file, 'normal');
  const admin = createAdmin(store, pino({ level: 'silent' }));
  const effects = path.join(folder, 'effects');
  let child: ChildProcess | undefined;
  let gone: Promise<void> = Promise.resolve();
  const trace = () => (existsSync(effects) ? readFileSync(effects, 'utf8').split('\n').filter(Boolean) : []);
  const kill = async () => {
    child?.kill('SIGKILL');
    await gone;
  };
  return {
    send: async (name, data = {}) => {
      await client.send({ name, data });
    },
    start: () => {
      const started = spawn(process.execPath, ['--import', 'tsx', CHILD, folder, String(maxKills)], {
        stdio: 'inherit',
      });
      gone = new Promise((resolve) => started.once('exit', () => resolve()));
      child = started;
    },
    kill,
    ended: () => gone,
    revive: () => writeFileSync(path.join(folder, 'revived'), ''),
    trace,
    runs: () => admin.listRuns().flatMap(({ id }) => admin.getRun(id) ?? []),
    finished: (run) => run.stepList.filter(({ status }) => status === 'completed').map(({ name }) => name),
    until: async (condition) => {
      const end = Date.now() + PATIENCE_MS;
      while (!condition()) {
        if (Date.now() > end) throw new Error(`did not happen; what did: ${JSON.stringify(trace())}`);
        await pause(10);
      }
    },
    close: async () => {
      await kill();
      link.close();
      store.close();
    },
  };
}
