/** Document 000 asked over HTTP by axios, ali-oss and bare sockets; tasks are worked on with the real networks. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startBigjpgServer, type BigjpgServer } from './testing/server';
import { ACCOUNT_SCENARIOS } from './testing/account-scenarios';
import { FID_SCENARIOS } from './testing/fid-scenarios';
import { TASK_SCENARIOS } from './testing/task-scenarios';
import { WIRE_SCENARIOS } from './testing/wire-scenarios';

let server: BigjpgServer;
beforeAll(async () => {
  server = await startBigjpgServer();
});
afterAll(() => server.close());

describe('document 000', () => {
  const scenarios = Object.entries({
    ...ACCOUNT_SCENARIOS,
    ...TASK_SCENARIOS,
    ...FID_SCENARIOS,
    ...WIRE_SCENARIOS,
  });
  it.each(scenarios)('answers %s', { timeout: 60_000 }, async (_name, scenario) => {
    await scenario(server.world);
  });
});
