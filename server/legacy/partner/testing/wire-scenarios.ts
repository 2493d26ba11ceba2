/** For tests: requests byte for byte, as no library writes them, and the ways in which libraries differ. */
import assert from 'node:assert/strict';
import { exchange, statusOf } from '@/server/legacy/testing/exchange';
import { PARTNER_ROUTES } from '../routes';
import { ENLARGE, jpeg, PartnerClient, succeeds, token, type Scenario } from './client';

const CRLF = '\r\n';
const BOUNDARY = 'WebKitFormBoundary7MA4YWxk';

function part(name: string, value: Buffer | string, more = '', type = ''): Buffer {
  const head = `--${BOUNDARY}${CRLF}Content-Disposition: form-data; name="${name}"${more}${CRLF}${type}${CRLF}`;
  return Buffer.concat([Buffer.from(head), Buffer.from(value), Buffer.from(CRLF)]);
}

async function raw(origin: string, path: string, made: string, parts: Buffer[]): Promise<string> {
  const body = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--${CRLF}`)]);
  return exchange(
    { origin },
    [`POST ${path} HTTP/1.1`, `token: ${made}`, `Content-Type: multipart/form-data; boundary=${BOUNDARY}`],
    body,
  );
}

/** Files before fields, names of whole paths, types of stars, lists as PHP writes them. */
const rawFiles: Scenario = async (world) => {
  const own = world.partner('upload', 6);
  const picture = await jpeg();
  const odd = '; filename="/storage/emulated/0/DCIM/a.jpg"';
  const parts = [
    part('file', picture, odd, `Content-Type: */*${CRLF}`),
    part('file', picture, '; filename="b"', `Content-Type: image/*${CRLF}`),
    part('other', picture, '; filename="c.jpg"', `Content-Type: image/jpeg${CRLF}`),
    ...Object.entries({ third_code: own.code, ...ENLARGE }).map(([name, value]) => part(name, String(value))),
    part('file', picture, '; filename="d.jpg"'),
  ];
  for (const path of ['/api/third/uploads', '/api/third/uploads/']) {
    const answer = await raw(world.origin, path, token(own.secret), parts);
    assert.equal(statusOf(answer), 200, answer);
    assert.match(answer, /"code":200/);
    assert.equal(answer.match(/"[0-9a-f]{32}"/g)?.length, 3, answer);
  }
  assert.equal(await new PartnerClient(world, own).nums(), 0);
};

const lists: Scenario = async (world) => {
  const own = world.partner('upload', 4);
  const picture = await jpeg();
  const fields = Object.entries({ third_code: own.code, ...ENLARGE }).map(([name, value]) =>
    part(name, String(value)),
  );
  const file = (name: string) => part(name, picture, '; filename="a.jpg"');
  const answer = await raw(world.origin, '/api/third/uploads', token(own.secret), [
    ...fields,
    file('file[0]'),
    file('file[1]'),
    // A browser's field in which nothing was chosen.
    part('file', '', '; filename=""', `Content-Type: application/octet-stream${CRLF}`),
  ]);
  const mdfs = answer.match(/[0-9a-f]{32}/g) ?? [];
  assert.equal(mdfs.length, 2, answer);
  const client = new PartnerClient(world, own);
  const asked = await client.post('/api/third/status', { 'mdf[]': mdfs, platform: 'pc' });
  assert.equal((succeeds(asked) as { mdfs: unknown[] }).mdfs.length, 2);
  const inJson = await fetch(`${world.origin}/api/third/status`, {
    method: 'POST',
    headers: { token: token(own.secret), 'content-type': 'application/json' },
    body: JSON.stringify({ third_code: own.code, mdf: mdfs, platform: 'pc' }),
  });
  assert.match(await inJson.text(), /"code":200/);
};

const slashes: Scenario = async (world) => {
  const own = world.partner('upload', 1);
  for (const { path } of PARTNER_ROUTES)
    for (const slash of ['', '/']) {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const answer = await fetch(world.origin + path + slash, { method, redirect: 'manual' });
        assert.equal(answer.status, 405, `${method} ${path}${slash}`);
        assert.match(answer.headers.get('allow') ?? '', /POST/);
      }
      const asked = await fetch(world.origin + path + slash, {
        method: 'POST',
        redirect: 'manual',
        headers: { token: token(own.secret) },
        body: new URLSearchParams({ third_code: own.code }),
      });
      assert.equal(asked.status, 200, path + slash);
    }
  const none = await fetch(`${world.origin}/api/third/none`, { method: 'POST', redirect: 'manual' });
  assert.equal(none.status, 404);
};

/** Bodies that are none: an answer of the document, and no 500. */
const garbage: Scenario = async (world) => {
  const own = world.partner('upload', 1);
  const heads = [
    ['Content-Type: multipart/form-data'],
    ['Content-Type: multipart/form-data; boundary=x'],
    ['Content-Type: application/json'],
    ['Content-Type: text/plain'],
    [],
  ];
  for (const { path } of PARTNER_ROUTES)
    for (const head of heads)
      for (const body of ['', '--x', '{', '\u0000\u0001%%%=&&', '[1]', 'null']) {
        const lines = [`POST ${path} HTTP/1.1`, `token: ${token(own.secret)}`, ...head];
        const answer = await exchange(world, lines, Buffer.from(body || ' '));
        assert.equal(statusOf(answer), 200, `${path} ${head.join()} ${body}: ${answer}`);
        assert.match(answer, /"code":9000/);
      }
};

export const WIRE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'many files byte for byte, fields behind them': rawFiles,
  'lists as other languages write them': lists,
  'slashes and methods': slashes,
  'bodies that are none': garbage,
};
