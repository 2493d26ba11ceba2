/** For tests: what published clients of document 000 do on the wire, and what they must never meet. */
import assert from 'node:assert/strict';
import { newId } from '@/server/platform/ids';
import { exchange, statusOf } from '../../testing/exchange';
import { BigjpgClient, storageConf, upload, type Scenario } from './client';
import { jpeg, member } from './people';

/** The Android client keeps the whole `Set-Cookie` value and sends it back as its `Cookie`, attributes and all. */
const cookieEcho: Scenario = async (world) => {
  const client = new BigjpgClient(world.origin);
  const username = `guest-${newId()}`;
  const answer = await client.http.post('/login', new URLSearchParams({ username, password: 'x' }));
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  const type = 'Content-type: application/json;charset=UTF-8';
  for (const path of ['/user', '/user/']) {
    const user = await exchange(world, [`GET ${path} HTTP/1.1`, type, `Cookie: ${cookie}`]);
    assert.equal(statusOf(user), 200);
    assert.ok(user.includes(username));
  }
};

/** It names a type for bodies that are not there, on every method. */
const typed: Scenario = async (world) => {
  const type = 'Content-type: application/json;charset=UTF-8';
  const calls: [string, RegExp][] = [
    ['GET /user', /"no_login"/],
    ['GET /free?fids=[]', /\{\}/],
    ['GET /free/?fids=%5B%5D', /\{\}/],
    ['DELETE /free?fids=[]', /"ok"/],
    ['GET /retry/?fids=[]', /"ok"/],
    ['GET /conf', /"lng_dict"/],
    ['GET /conf?', /"lng_dict"/],
    ['GET /conf/?ios=true', /"lng_dict"/],
    ['GET /youzan_order/?goods=basic', /"no_login"/],
  ];
  for (const [line, expected] of calls) {
    const answer = await exchange(world, [`${line} HTTP/1.1`, type, 'Accept-Encoding: identity']);
    assert.equal(statusOf(answer), 200, line);
    assert.match(answer, expected, line);
  }
};

/** Nobody is sent elsewhere, whatever the method. */
const noRedirects: Scenario = async (world) => {
  const paths = [
    'login',
    'user',
    'free',
    'task',
    'retry',
    'conf',
    'youzan_order',
    'reset',
    'bill',
    'api/task',
  ];
  for (const path of paths)
    for (const slash of ['', '/'])
      for (const method of ['GET', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PUT']) {
        const answer = await exchange(world, [`${method} /${path}${slash} HTTP/1.1`, 'Content-Length: 0']);
        assert.ok(
          [200, 204, 405].includes(statusOf(answer)),
          `${method} /${path}${slash}: ${answer.slice(0, 40)}`,
        );
      }
};

/** What changes something does not follow links of other sites, nor a browser that looks ahead. */
const crossSite: Scenario = async (world) => {
  const { client } = await member(world);
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-purpose': 'prefetch' },
  ];
  for (const headers of elsewhere)
    for (const path of [
      '/retry?fids=[]',
      '/youzan_order?goods=pro',
      '/bill?g=pro',
      '/paypal_order?goods=pro',
    ])
      assert.deepEqual((await client.http.get<unknown>(path, { headers })).data, { status: 'error' });
};

/** `/conf`: what phones read of it, and null nowhere. */
const conf: Scenario = async (world) => {
  const client = new BigjpgClient(world.origin);
  const said = await client.get('/conf');
  assert.deepEqual(Object.keys(said).sort(), ['app_oss_conf', 'lng_dict', 'newest_app', 'version']);
  assert.ok(!JSON.stringify(said).includes('null'));
  assert.ok(Number.isInteger(said.version));
  const { endpoint } = await storageConf(client);
  assert.equal(endpoint, world.origin);
};

/** A pair puts pictures under `upload/<date>/`, and nothing else. */
const storage: Scenario = async (world) => {
  const client = new BigjpgClient(world.origin);
  for (const key of ['upload/x/a.jpg', 'a.jpg', 'upload/2026-11-21/'])
    await assert.rejects(upload(client, await jpeg(), { key }));
  const key = `upload/2026-11-21/${newId()}.jpg`;
  const picture = await jpeg();
  await upload(client, picture, { key });
  // The same once more is a repeated request; other bytes would take somebody's picture away.
  await upload(client, picture, { key });
  await assert.rejects(upload(client, await jpeg(9, 9), { key }), /FileAlreadyExists|409/);
  const shown = await client.http.get<string>(`/guangying/${key}?x-oss-process=image/resize,w_100`);
  assert.deepEqual([shown.status, shown.headers['content-type']], [200, 'image/jpeg']);
  const { port } = new URL(world.origin);
  for (const head of [
    [`PUT /${key}2 HTTP/1.1`],
    [`PUT /${key}2 HTTP/1.1`, 'Authorization: OSS someone:AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    [`DELETE /${key} HTTP/1.1`],
    [`GET /guangying/upload/2026-11-21/ HTTP/1.1`],
  ])
    assert.ok(statusOf(await exchange(world, [...head, 'Content-Length: 0'])) >= 400, head[0]);
  // By host, for those who have a name for it.
  const byHost = await exchange(world, [`GET /${key} HTTP/1.1`, `Host: guangying.localhost:${port}`]);
  assert.equal(statusOf(byHost), 200);
};

export const WIRE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'the whole Set-Cookie as Cookie': cookieEcho,
  'a type on requests without a body': typed,
  'slashes and methods without a redirect': noRedirects,
  'refusing other sites and looking ahead': crossSite,
  'texts and a key pair': conf,
  'a storage that takes pictures and gives little': storage,
};
