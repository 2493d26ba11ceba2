/** Guarantee: a server that an operator's policy names hears of the upload, signed, and its answer is passed back. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import qiniu from 'qiniu';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TestServer } from '@/server/media/testing/fetch-server';

vi.stubEnv('OUTBOUND_ALLOW_HOSTS', '127.0.0.1');

const { newId } = await import('@/server/platform/ids');
const { photo, sdkToken, sdkUpload } = await import('@/server/legacy/mosaic/testing/client');
const { storageKeys } = await import('@/server/legacy/mosaic/testing/scenario');
const { startMosaicServer } = await import('@/server/legacy/mosaic/testing/server');

const heard: { url: string; body: string; authorization: string; type: string }[] = [];
const business = createServer((request, response) => {
  void (async () => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    heard.push({ url: request.url ?? '', body, authorization, type });
    if (request.url === '/broken') return response.writeHead(500).end('{}');
    if (request.url === '/page') return response.end('<html>');
    return response.end(JSON.stringify({ seen: body.length }));
  })();
});

let server: TestServer;
let origin = '';
beforeAll(async () => {
  server = await startMosaicServer();
  business.listen(0, '127.0.0.1');
  await once(business, 'listening');
  origin = `http://127.0.0.1:${(business.address() as AddressInfo).port}`;
});
afterAll(async () => {
  business.close();
  await server.close();
});

async function upload(policy: Partial<qiniu.rs.PutPolicyOptions>) {
  const { bucket } = storageKeys();
  const token = sdkToken({ scope: bucket, callbackBody: 'key=$(key)&w=$(imageInfo.width)', ...policy });
  return sdkUpload({ token, key: `${newId()} &=.png`, body: await photo(96, 64), upHost: server.origin });
}

it('with the official SDK’s signature', async () => {
  const callbackUrl = `${origin}/uploaded?from=studio`;
  const answer = await upload({ callbackUrl });
  const call = heard.at(-1);
  const { accessKey, secretKey } = storageKeys();
  const mac = new qiniu.auth.digest.Mac(accessKey, secretKey);
  expect(qiniu.util.isQiniuCallback(mac, callbackUrl, call?.body ?? '', call?.authorization ?? '')).toBe(
    true,
  );
  expect(call?.type).toBe('application/x-www-form-urlencoded');
  expect(call?.body).toMatch(/^key=[a-z0-9]+%20%26%3D\.png&w=96$/);
  expect(answer).toEqual({ status: 200, body: { seen: call?.body.length } });
});

it('in JSON where the policy says so', async () => {
  const callbackBodyType = 'application/json';
  await upload({
    callbackUrl: `${origin}/uploaded`,
    callbackBody: '{"w":$(imageInfo.width)}',
    callbackBodyType,
  });
  expect(heard.at(-1)).toMatchObject({ body: '{"w":96}', type: 'application/json' });
});

it('at the next address where the first one fails, and 579 where all do', async () => {
  expect((await upload({ callbackUrl: `${origin}/broken;${origin}/page;${origin}/uploaded` })).status).toBe(
    200,
  );
  expect(heard.slice(-3).map(({ url }) => url)).toEqual(['/broken', '/page', '/uploaded']);
  const failed = await upload({ callbackUrl: `${origin}/broken;${origin}/page` });
  expect(failed).toEqual({ status: 579, body: { error: 'callback failed' } });
});
