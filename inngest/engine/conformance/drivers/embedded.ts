/** The embedded engine under test: its own database file per scenario, quick retries. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Inngest } from 'inngest';
import { pino } from 'pino';
import { createEmbeddedEngine, type EmbeddedOptions, type Engine } from '../../embedded/engine';
import { createEngineLink, EMBEDDED_URL, type EngineLink } from '../../embedded/link';
import { createKit, type Driver } from '../kit';

const PATIENCE_MS = 20_000;
const silent = pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });

/** A client and link on a database file. */
export function embeddedClient(file: string, id = 'conformance'): { client: Inngest; link: EngineLink } {
  const link = createEngineLink(() => file);
  const client = new Inngest({ id, isDev: true, baseUrl: EMBEDDED_URL, fetch: link.fetch, logger: silent });
  return { client, link };
}

/** An engine with short retries. */
export function testEngine(
  options: Pick<EmbeddedOptions, 'client' | 'link' | 'functions'> & Partial<EmbeddedOptions>,
): Engine {
  return createEmbeddedEngine({ concurrency: 8, log: silent, retryDelay: () => 20, ...options });
}

/** Runs `work` with a fresh folder, removed afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guangying-jobs-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const embedded: Driver = {
  name: 'embedded engine',
  patienceMs: PATIENCE_MS,
  run: (scenario) =>
    withFolder(async (folder) => {
      const { client, link } = embeddedClient(path.join(folder, 'jobs.db'));
      // Schedules with seconds exist on this engine only; a minute would be too long for a unit test.
      const kit = createKit({ client, patienceMs: PATIENCE_MS, settleMs: 300, everyTick: '* * * * * *' });
      const engine = testEngine({ client, link, functions: scenario.functions(kit) });
      await engine.start();
      try {
        await scenario.check(kit);
      } finally {
        await engine.stop(5_000);
        link.close();
      }
    }),
};
