/** Document 001 with a bucket at Qiniu itself: tokens, addresses and callbacks; a callback without a signature, too. */
import qiniu from 'qiniu';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TestServer } from '@/server/media/testing/fetch-server';

vi.stubEnv('QINIU_ACCESS_KEY', 'access');
vi.stubEnv('QINIU_SECRET_KEY', 'secret');
vi.stubEnv('QINIU_BUCKET_DOMAIN', 'https://pictures.example');
vi.stubEnv('QINIU_BUCKET', 'paintings');
vi.stubEnv('PUBLIC_URL', 'https://studio.example');
vi.stubEnv('LEGACY_UNSIGNED_001', '1');

const { newId } = await import('@/server/platform/ids');
const { MosaicClient, photo, says, sdkUpload } = await import('./testing/client');
const { startMosaicServer } = await import('./testing/server');

let server: TestServer;
beforeAll(async () => {
  server = await startMosaicServer();
});
afterAll(() => server.close());

it('a token is for Qiniu’s upload host, which shall call back to our public address', async () => {
  const filename = `${newId()}.png`;
  const { token, ...hosts } = await new MosaicClient(server).asked('/api/image/uptoken', {
    filename,
    param: 'p q',
  });
  expect(hosts).toEqual({
    code: 1,
    up_host: 'https://upload.qiniup.com',
    bucket_domain: 'https://pictures.example/',
  });
  const [key, signature, encoded = ''] = String(token).split(':');
  expect(key).toBe('access');
  expect(signature).toBe(qiniu.util.base64ToUrlSafe(qiniu.util.hmacSha1(encoded, 'secret')));
  expect(JSON.parse(Buffer.from(encoded, 'base64url').toString())).toMatchObject({
    scope: `paintings:${filename}`,
    insertOnly: 1,
    callbackUrl: 'https://studio.example/api/image/upload',
    callbackBody: 'filename=$(key)&filesize=$(fsize)&param=p%20q&fparam=$(x:fparam)',
  });
});

it('a picture that Qiniu announces lies at the operator’s domain', async () => {
  const client = new MosaicClient(server);
  const filename = `${newId()}.png`;
  const url = `https://pictures.example/${filename}`;
  const answer = says(await client.post('/api/image/upload', { filename, param: 'p' }), 1);
  expect(answer).toEqual({ code: 1, filename, url, param: 'p' });
  expect(says(await client.get('/api/image/query', { id: 1 }), 1)).toMatchObject({ id: 1, url });
});

it('our own upload host takes nothing', async () => {
  const { token } = await new MosaicClient(server).asked('/api/image/uptoken');
  const upload = { token: String(token), key: 'a.png', body: await photo(), upHost: server.origin };
  expect(await sdkUpload(upload)).toEqual({ status: 631, body: { error: 'no such bucket' } });
});
