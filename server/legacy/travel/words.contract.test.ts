/** Document 003's verse and map addresses in both profiles, with the worker's real threads and the shipped network. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFetchServer, type TestServer } from '@/server/media/testing/fetch-server';
import { sharp } from '@/server/media/pixels/sharp';
import { cityPng } from '@/server/poetry/city-picture';
import { answerHouseQuestions } from '@/server/testing/answers';
import { dropInVision } from '@/server/vision/testing/networks';
import { WORDS_SCENARIOS } from './testing/words-scenarios';
import { travelApi } from './travel-api';

let server: TestServer;
let stop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  dropInVision();
  server = await startFetchServer(travelApi);
  stop = await answerHouseQuestions();
});
afterAll(async () => {
  await stop?.();
  await server.close();
});

describe.each(['document', 'android'] as const)('verse and places of document 003, profile %s', (profile) => {
  it.each(Object.entries(WORDS_SCENARIOS))('answer %s', { timeout: 120_000 }, async (_name, scenario) => {
    await scenario({ origin: server.origin, profile });
  });
});

it('draws a city once, and anything that is none as nowhere', { timeout: 60_000 }, async () => {
  const hangzhou = await cityPng('杭州市');
  const { format, width, height } = await sharp(hangzhou).metadata();
  expect([format, width, height]).toEqual(['png', 960, 640]);
  expect(await cityPng('杭州市')).toEqual(hangzhou);
  expect(await cityPng('../../etc')).toEqual(await cityPng('default'));
});
