/** Document 002 asked over HTTP by axios, form-data and bare sockets; photographs are worked on with real networks. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { RESULT_SCENARIOS } from './testing/result-scenarios';
import { startPartnerServer } from './testing/server';
import { PROXIED_SCENARIOS, TOKEN_SCENARIOS } from './testing/token-scenarios';
import { UPLOAD_SCENARIOS } from './testing/upload-scenarios';
import { WIRE_SCENARIOS } from './testing/wire-scenarios';

let server: Awaited<ReturnType<typeof startPartnerServer>>;
beforeAll(async () => {
  server = await startPartnerServer();
});
afterAll(() => server.close());

describe('document 002', () => {
  const scenarios = Object.entries({
    ...TOKEN_SCENARIOS,
    ...PROXIED_SCENARIOS,
    ...UPLOAD_SCENARIOS,
    ...RESULT_SCENARIOS,
    ...WIRE_SCENARIOS,
  });
  it.each(scenarios)('answers %s', { timeout: 90_000 }, async (_name, scenario) => {
    await scenario(server.world);
  });
});
