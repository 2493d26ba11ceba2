/** Document 003's model addresses in both profiles, asked over HTTP by axios and form-data, with real threads. */
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startFetchServer, type TestServer } from '@/server/media/testing/fetch-server';
import { dataPath } from '@/server/platform/data-dir';
import { answerHouseQuestions } from '@/server/testing/answers';
import { dropInVision } from '@/server/vision/testing/networks';
import { TravelClient } from './testing/client';
import { drawnPicture, MODEL_SCENARIOS, pictureForm, plainPicture } from './testing/model-scenarios';
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

describe.each(['document', 'android'] as const)('the models of document 003, profile %s', (profile) => {
  it.each(Object.entries(MODEL_SCENARIOS))('answer %s', { timeout: 60_000 }, async (_name, scenario) => {
    await scenario({ origin: server.origin, profile });
  });
});

describe('callers at the same time', () => {
  it(
    'are served or told to come again, and hold up nobody who asks something quick',
    { timeout: 90_000 },
    async () => {
      const picture = await drawnPicture(560, 420);
      const client = new TravelClient(server.origin, 'document');
      let ended = 0;
      const asked = Array.from({ length: 12 }, async () => {
        const answer = await client.multipart('/api/fsrcnn', pictureForm(picture, { scale: 2 }));
        ended++;
        return answer;
      });
      const quick = await client.multipart('/api/color', pictureForm(await plainPicture(1, 2, 3), { k: 1 }));
      expect(client.said(quick, 200, '获取成功')).toEqual([[1, 2, 3]]);
      expect(ended).toBeLessThan(12);
      const answers = await Promise.all(asked);
      const served = answers.filter(({ status }) => status === 200);
      const refused = answers.filter(({ status }) => status === 429);
      // One at work and eight waiting; the rest may find a seat that has become free.
      expect(served.length).toBeGreaterThanOrEqual(9);
      expect(served.length + refused.length).toBe(12);
      for (const { data } of served) expect(data).toEqual(served[0]?.data);
      for (const answer of refused) {
        expect(client.said(answer, 429, '当前使用的人较多，请稍后再试')).toBeUndefined();
        expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
      }
    },
  );

  it('have a limit for each sender, in both profiles', async () => {
    vi.resetModules();
    vi.stubEnv('RATE_LIMITS', 'on');
    const { travelApi: limited } = await import('./travel-api');
    const ask = (agent: string) =>
      limited(
        new Request('http://house.example/api/style', {
          method: 'POST',
          headers: { 'user-agent': agent, 'x-forwarded-for': '203.0.113.7' },
        }),
      );
    const answers = [];
    for (let i = 0; i < 31; i++) answers.push(await ask('test'));
    expect(answers.slice(0, 30).every(({ status }) => status === 403)).toBe(true);
    expect(answers[30]?.status).toBe(429);
    expect(Number(answers[30]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const android = await ask('okhttp/4.9.0');
    expect([android.status, ((await android.json()) as { code: number }).code]).toEqual([200, 429]);
    vi.unstubAllEnvs();
  });
});

it('leaves nothing of what was sent or made on the disk', async () => {
  const left = await readdir(dataPath('temporary'));
  expect(left.filter((name) => name !== 'rpc')).toEqual([]);
});

it('says that the service is away while the worker is', async () => {
  await stop?.();
  stop = undefined;
  const client = new TravelClient(server.origin, 'document');
  const answer = await client.multipart('/api/color', pictureForm(await plainPicture(1, 2, 3)));
  client.said(answer, 503, '服务暂不可用，请稍后再试');
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
});
