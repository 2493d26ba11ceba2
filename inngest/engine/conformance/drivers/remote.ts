/** A real Inngest dev server under test, named by INNGEST_TEST_URL (e.g. http://127.0.0.1:8288). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inngest } from 'inngest';
import { serve } from 'inngest/node';
import { pino } from 'pino';
import { createKit, type Driver } from '../kit';

const PATIENCE_MS = 150_000;

/** A driver that serves each scenario's functions to the server at `url`. */
export function remote(url: string): Driver {
  let scenarios = 0;
  return {
    name: `remote engine at ${url}`,
    patienceMs: PATIENCE_MS,
    run: async (scenario) => {
      // An app of its own: the server keeps apps of earlier scenarios, and their events must not meet.
      const id = `conformance-${process.pid}-${(scenarios += 1)}`;
      const client = new Inngest({ id, isDev: true, baseUrl: url, logger: pino({ level: 'silent' }) });
      const kit = createKit({ client, patienceMs: PATIENCE_MS, settleMs: 3_000, everyTick: '* * * * *' });
      const server = createServer(serve({ client, functions: scenario.functions(kit) }));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      try {
        const synced = await fetch(`http://127.0.0.1:${port}/api/inngest`, { method: 'PUT' });
        if (!synced.ok) throw new Error(`the server did not take the functions: ${await synced.text()}`);
        await scenario.check(kit);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
