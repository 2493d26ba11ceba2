/** The functions and the engine that the benchmark of the job engine drives. */
import { Inngest } from 'inngest';
import { pino } from 'pino';
import { createEmbeddedEngine, type Engine } from '@/inngest/engine/embedded/engine';
import { createEngineLink, EMBEDDED_URL, type EngineLink } from '@/inngest/engine/embedded/link';

const silent = pino({ level: 'silent' });

/** Steps of one run in the sequential measurement, and side by side in the parallel one. */
export const SEQUENTIAL_STEPS = 200;
export const PARALLEL_STEPS = 8;

export interface JobsWorld {
  client: Inngest;
  link: EngineLink;
  engine: Engine;
}

/** A client and an engine (not started) on a database file. */
export function jobsWorld(file: string): JobsWorld {
  const link = createEngineLink(() => file);
  const client = new Inngest({
    id: 'bench',
    isDev: true,
    baseUrl: EMBEDDED_URL,
    fetch: link.fetch,
    logger: silent,
  });
  const sequential = client.createFunction({ id: 'row', triggers: [{ event: 'row' }] }, async ({ step }) => {
    for (let n = 0; n < SEQUENTIAL_STEPS; n += 1) await step.run(`${n}`, () => n);
  });
  const parallel = client.createFunction({ id: 'fan', triggers: [{ event: 'fan' }] }, async ({ step }) => {
    await Promise.all(Array.from({ length: PARALLEL_STEPS }, (_, n) => step.run(`${n}`, () => n)));
  });
  const single = client.createFunction({ id: 'single', triggers: [{ event: 'single' }] }, ({ step }) =>
    step.run('work', () => null),
  );
  const engine = createEmbeddedEngine({
    client,
    link,
    functions: [sequential, parallel, single],
    concurrency: 8,
    log: silent,
  });
  return { client, link, engine };
}
