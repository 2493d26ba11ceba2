/** Document 001 where the operator has closed it, wants POST, and has limits on; and the storage's keys as their own. */
import qiniu from 'qiniu';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestServer } from '@/server/media/testing/fetch-server';

vi.stubEnv('LEGACY_OPEN_001', '0');
vi.stubEnv('LEGACY_POST_001', '1');
vi.stubEnv('RATE_LIMITS', 'on');
vi.stubEnv('QINIU_ACCESS_KEY', 'the-operators-access-key');
vi.stubEnv('QINIU_SECRET_KEY', 'the-operators-secret-key');

const { createApiKey } = await import('@/server/billing/api-keys');
const { createUser } = await import('@/server/accounts/registration');
const { bindLogin } = await import('@/server/accounts/travel-sessions');
const { db } = await import('@/server/db/client');
const { systemClock } = await import('@/server/platform/clock');
const { newId } = await import('@/server/platform/ids');
const { MosaicClient } = await import('./testing/client');
const { startMosaicServer } = await import('./testing/server');

let server: TestServer;
beforeAll(async () => {
  server = await startMosaicServer();
});
afterAll(() => server.close());

const client = () => new MosaicClient(server);
const context = { db: db(), clock: systemClock };
const someone = async () => {
  const name = `画家${newId()}`;
  return {
    name,
    id: await createUser(context, { name, password: 'correct horse', email: `${newId()}@example.org` }),
  };
};
const picture = () => ({ url: 'https://pictures.example/a.png', filename: `${newId()}.png` });

describe('a closed document', () => {
  it('lets everybody ask, and nobody change anything without proof', async () => {
    expect((await client().get('/tasks/query')).status).toBe(200);
    const changes = [
      '/api/user/add',
      '/api/user/follow',
      '/api/image/addinfo',
      '/api/image/uptoken',
      '/api/tasks/add',
    ];
    for (const path of [...changes, '/tasks/add/model', '/tasks/callback/']) {
      const { status, data } = await client().post(path, picture());
      expect([path, status, data]).toEqual([path, 401, { code: 0 }]);
    }
    const { status } = await client().post('/api/image/addinfo', picture(), {
      'x-api-key': `gy_${'x'.repeat(32)}`,
    });
    expect(status).toBe(401);
  });

  it('takes an API key for pictures, and no other', async () => {
    const { id } = await someone();
    const key = async (scope: 'images' | 'enlarge') =>
      (await createApiKey(context, id, { name: 'script', scopes: [scope] })).key;
    const headers = { 'x-api-key': await key('images') };
    expect((await client().post('/api/image/addinfo', picture(), headers)).data).toEqual({ code: 1 });
    const other = { authorization: `Bearer ${await key('enlarge')}` };
    expect((await client().post('/api/image/addinfo', picture(), other)).status).toBe(401);
  });

  it('takes a session from a client or our own page, and from no other site’s', async () => {
    const { id } = await someone();
    const cookie = bindLogin(context, null, { userId: id, userAgent: null, secure: false }).setCookie;
    const status = async (headers: Record<string, string>) =>
      (await client().post('/api/image/addinfo', picture(), { cookie, ...headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ origin: server.origin, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status({ origin: 'https://web.example' })).toBe(401);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(401);
    expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(401);
  });

  it('lets people act for themselves only', async () => {
    const [ann, bob] = [await someone(), await someone()];
    const { key } = await createApiKey(context, ann.id, { name: 'script', scopes: ['images'] });
    const follow = (from: string, to: string) =>
      client().post('/api/user/follow', { from_user_name: from, to_user_name: to }, { 'x-api-key': key });
    expect((await follow(ann.name, bob.name)).data).toEqual({ code: 1 });
    expect((await follow(bob.name, ann.name)).status).toBe(403);
    const mine = await client().post(
      '/api/image/addinfo',
      { ...picture(), user_id: 1_000_000 },
      { 'x-api-key': key },
    );
    expect(mine.status).toBe(403);
  });
});

describe('POST only', () => {
  it('keeps passwords and changes out of addresses, and leaves what only asks', async () => {
    const paths = [
      '/api/user/add',
      '/api/user/query',
      '/api/user/follow',
      '/api/image/addinfo',
      '/api/tasks/add',
    ];
    for (const path of paths) {
      const { status, data, headers } = await client().get(path, { username: 'x', password: 'y' });
      expect([path, status, data]).toEqual([path, 405, { code: 0 }]);
      expect(headers.allow).toContain('POST');
    }
    expect((await client().get('/api/image/query', { id: 0 })).data).toEqual({ code: -1 });
    expect((await client().post('/api/user/query', { username: 'nobody' })).data).toEqual({ code: -1 });
  });
});

describe('limits', () => {
  it('turn away whoever asks too often, and say when to come again', async () => {
    const { key } = await createApiKey(context, (await someone()).id, { name: 'script', scopes: ['images'] });
    const answers: { status: number; headers: unknown; data: unknown }[] = [];
    // The first of them may have been counted for the tests before.
    for (let i = 0; i < 121; i++)
      answers.push(await client().post('/api/image/addinfo', {}, { 'x-api-key': key }));
    const last = answers.at(-1);
    expect(last).toMatchObject({ status: 429, data: { code: 0 } });
    expect(Number((last?.headers as Record<string, string>)['retry-after'])).toBeGreaterThan(0);
    expect(answers[0]?.status).toBe(200);
  });
});

describe('keys of the operator’s own', () => {
  it('sign callbacks to this server’s own bucket', async () => {
    const filename = `${newId()}.png`;
    const mac = new qiniu.auth.digest.Mac('the-operators-access-key', 'the-operators-secret-key');
    const authorization = qiniu.util.generateAccessToken(
      mac,
      `${server.origin}/api/image/upload`,
      `filename=${filename}`,
    );
    const { data } = await client().post('/api/image/upload', { filename }, { authorization });
    expect(data).toEqual({ code: 1, filename, url: `${server.origin}/bucket/${filename}`, param: '' });
  });
});
