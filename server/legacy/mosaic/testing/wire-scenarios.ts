/** For tests: slashes, methods, other sites' pages, prefetching browsers, and requests byte for byte. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { MOSAIC_ROUTES } from '../routes';
import { member, MosaicClient } from './client';
import type { Scenario, World } from './scenario';

const PATHS = MOSAIC_ROUTES.map(({ path }) => path.replace(':int', '7'));

async function exchange({ origin }: World, head: string[]): Promise<string> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write([...head, `Host: ${hostname}:${port}`, 'Connection: close', '', ''].join('\r\n'));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const preflights: Scenario = async (world) => {
  for (const path of PATHS)
    for (const slash of ['', '/']) {
      const answer = await fetch(world.origin + path + slash, {
        method: 'OPTIONS',
        redirect: 'manual',
        headers: {
          origin: 'https://web.example',
          'access-control-request-headers': 'content-type,x-api-key',
        },
      });
      const { status, headers } = answer;
      assert.deepEqual(
        [status, headers.get('access-control-allow-origin')],
        [204, 'https://web.example'],
        path,
      );
      assert.equal(headers.get('access-control-allow-credentials'), 'true');
      assert.equal(headers.get('access-control-allow-headers'), 'content-type,x-api-key');
      assert.match(headers.get('access-control-allow-methods') ?? '', /GET|POST/);
    }
};

const otherSites: Scenario = async (world) => {
  const { username } = await member(world);
  const page = { origin: 'https://web.example', 'sec-fetch-site': 'cross-site' };
  const client = new MosaicClient(world);
  const names = { from_user_name: username, to_user_name: 'nobody at all' };
  // Not with `fetch`, which has a mode of its own and says so.
  const asks = async (headers: Record<string, string>) => {
    const answer = await client.get('/api/user/follow/', names, headers);
    assert.equal(answer.headers['set-cookie'], undefined);
    return [answer.status, answer.data.code];
  };
  // A page's own script calls; what it makes a browser load as a picture or a link does not.
  assert.deepEqual(await asks({ ...page, 'sec-fetch-mode': 'cors' }), [200, -1]);
  assert.deepEqual(await asks({ ...page, 'sec-fetch-mode': 'no-cors' }), [403, 0]);
  assert.deepEqual(await asks({ ...page, 'sec-fetch-mode': 'navigate' }), [403, 0]);
  const ahead: Record<string, string>[] = [
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'x-moz': 'prefetch' },
  ];
  for (const prefetch of ahead) assert.deepEqual(await asks(prefetch), [403, 0]);
  const seen = await fetch(`${world.origin}/tasks/query`, { headers: page });
  assert.deepEqual(
    [seen.headers.get('access-control-allow-origin'), seen.headers.get('vary')?.includes('Origin')],
    ['https://web.example', true],
  );
};

const methods: Scenario = async (world) => {
  for (const path of PATHS) {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await fetch(world.origin + path, { method });
      assert.deepEqual([answer.status, await answer.json()], [405, { code: 0 }], `${method} ${path}`);
      assert.match(answer.headers.get('allow') ?? '', /OPTIONS/);
    }
  }
  const head = await exchange(world, ['HEAD /tasks/query/ HTTP/1.1']);
  assert.match(head, /^HTTP\/1\.1 200/);
  assert.match(head, /\r\n\r\n$/);
  assert.match(await exchange(world, ['HEAD /tasks/pop/ HTTP/1.1']), /^HTTP\/1\.1 405/);
};

/** A type for a body that a GET does not have, and a password in the address, which nobody may keep. */
const typedGet: Scenario = async (world) => {
  const type = 'Content-Type: application/json;charset=UTF-8';
  for (const path of [
    '/api/user/query',
    '/api/user/query/',
    '/api/image/query/',
    '/tasks/query/',
    '/api/tasks/add/',
  ]) {
    const answer = await exchange(world, [
      `GET ${path}?password=geheim&id=0 HTTP/1.1`,
      type,
      'Cookie: sid=1; Path=/',
    ]);
    assert.match(answer, /^HTTP\/1\.1 200/, path);
    assert.match(answer, /cache-control: no-store/i);
    assert.match(answer, /referrer-policy: no-referrer/i);
    assert.doesNotMatch(answer, /set-cookie/i);
  }
};

const unknown: Scenario = async (world) => {
  for (const path of [
    '/api/user/none',
    '/api/image/none/',
    '/tasks/none',
    '/tasks/-1',
    '/tasks/1.5/',
    '/tasks/add/none',
  ]) {
    const answer = await fetch(world.origin + path, { redirect: 'manual' });
    assert.deepEqual([answer.status, await answer.json()], [404, { code: 0 }], path);
  }
};

export const WIRE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'preflights with and without a slash': preflights,
  'pages of other sites, and browsers that ask ahead': otherSites,
  'methods that an address does not have': methods,
  'a type on a GET without a body, a cookie that means nothing': typedGet,
  'addresses that there are not': unknown,
};
