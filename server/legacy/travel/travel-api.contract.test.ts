/** Document 003's messages in both profiles, asked over HTTP by axios with a cookie jar and form-data. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFetchServer, type TestServer } from '@/server/media/testing/fetch-server';
import { dataPath } from '@/server/platform/data-dir';
import { FORUM_SCENARIOS } from './testing/forum-scenarios';
import { USER_SCENARIOS } from './testing/user-scenarios';
import { WIRE_SCENARIOS } from './testing/wire-scenarios';
import { WORK_SCENARIOS } from './testing/work-scenarios';
import { travelApi } from './travel-api';

let server: TestServer;
beforeAll(async () => {
  server = await startFetchServer(travelApi);
});
afterAll(() => server.close());

describe.each(['document', 'android'] as const)('document 003, profile %s', (profile) => {
  const world = () => ({ origin: server.origin, profile });
  const scenarios = Object.entries({ ...USER_SCENARIOS, ...FORUM_SCENARIOS, ...WORK_SCENARIOS });
  it.each(scenarios)('answers %s with every message, in order', async (_name, scenario) => {
    await scenario(world());
  });
  it.each(Object.entries(WIRE_SCENARIOS))('is at home with %s', async (_name, scenario) => {
    await scenario(world());
  });
});

it('leaves nothing of what was sent on the disk', async () => {
  expect((await readdir(dataPath('temporary'))).filter((name) => name.startsWith('form-'))).toEqual([]);
});
