/** For tests: 001-7 and 001-8, asked by the official SDK of the storage. */
import assert from 'node:assert/strict';
import { newId } from '@/server/platform/ids';
import { MosaicClient, photo, says, sdkToken, sdkUpload, type Fields } from './client';
import { storageKeys, type Scenario, type World } from './scenario';

interface Ticket {
  token: string;
  up_host: string;
  bucket_domain: string;
}

async function ticketFor(world: World, fields: Fields): Promise<Ticket> {
  const { code, ...ticket } = await new MosaicClient(world).asked('/api/image/uptoken', fields);
  assert.equal(code, 1);
  return ticket as unknown as Ticket;
}

const journey: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const filename = `${newId()}.png`;
  const {
    token,
    up_host: upHost,
    bucket_domain,
  } = await ticketFor(world, { filename, param: '{"风格":"a&b=c"}' });
  assert.match(token, /^[\w-]{40}:[\w-]+=*:[\w-]+=*$/);
  const body = await photo();
  const first = await sdkUpload({ token, key: filename, body, upHost });
  const url = bucket_domain + filename;
  assert.deepEqual(first, { status: 200, body: { code: 1, filename, url, param: '{"风格":"a&b=c"}' } });
  const picture = await client.bytes(url);
  assert.deepEqual([picture.status, picture.headers['content-type']], [200, 'image/png']);
  assert.deepEqual(picture.data, body);
  assert.equal(picture.headers['access-control-allow-origin'], '*');
  assert.equal(picture.headers['cross-origin-resource-policy'], 'cross-origin');
  assert.match(String(picture.headers['content-security-policy']), /^default-src 'none'; sandbox$/);
  assert.equal(picture.headers['content-length'], String(body.length));
  // The same again, and another picture under the same name: the name is taken, the first picture stays.
  for (const again of [body, await photo()])
    assert.deepEqual(await sdkUpload({ token, key: filename, body: again, upHost }), {
      status: 200,
      body: { code: -2 },
    });
  assert.deepEqual((await client.bytes(url)).data, body);
};

const freeNames: Scenario = async (world) => {
  const { token, up_host, bucket_domain } = await ticketFor(world, {});
  const client = new MosaicClient(world);
  const unique = newId();
  for (const key of [
    `${unique}/a b/照片#1.png`,
    `${unique}-100%.png`,
    `${unique}-%41?.png`,
    `${unique}:x"y'.png`,
  ]) {
    const body = await photo();
    const params = { 'x:param': `参数 ${key}` };
    const answer = await sdkUpload({ token, key, body, upHost: `${up_host}/api/qiniu/upload`, params });
    const { code, filename, url, param } = answer.body;
    assert.deepEqual([code, filename, param], [1, key, params['x:param']]);
    assert.ok(String(url).startsWith(bucket_domain));
    assert.deepEqual((await client.bytes(String(url))).data, body, key);
  }
  const nameless = await sdkUpload({
    token,
    key: null,
    body: await photo(),
    upHost: up_host,
    params: { 'x:fparam': 'f' },
  });
  assert.match(String(nameless.body.filename), /^F[\w-]{27}$/);
  assert.equal(nameless.body.param, 'f');
};

const refusals: Scenario = async (world) => {
  const filename = `${newId()}.png`;
  const { token, up_host: upHost } = await ticketFor(world, { filename });
  const body = await photo();
  const { bucket } = storageKeys();
  const soon = Math.floor(Date.now() / 1000) + 600;
  const attempt = async (changes: Partial<Parameters<typeof sdkUpload>[0]>) => {
    const { status, body: answer } = await sdkUpload({ token, key: filename, body, upHost, ...changes });
    return [status, answer.error];
  };
  const forged = `${token.slice(0, 45)}${token[45] === 'A' ? 'B' : 'A'}${token.slice(46)}`;
  assert.deepEqual(await attempt({ token: forged }), [401, 'bad token']);
  const [key, signature] = token.split(':');
  const wider = Buffer.from(JSON.stringify({ scope: bucket, deadline: soon })).toString('base64url');
  assert.deepEqual(await attempt({ token: `${key}:${signature}:${wider}` }), [401, 'bad token']);
  // The SDK counts from now: an hour ago is no deadline that it would make.
  assert.deepEqual(await attempt({ token: sdkToken({ scope: bucket, expires: -60 }) }), [
    401,
    'expired token',
  ]);
  assert.deepEqual(await attempt({ key: 'other.png' }), [403, "key doesn't match with scope"]);
  assert.deepEqual(await attempt({ token: sdkToken({ scope: 'elsewhere' }) }), [631, 'no such bucket']);
  assert.deepEqual(await attempt({ crc32: '12345' }), [406, 'crc32 mismatch']);
  const mime = 'limited mimeType: this file type is forbidden to upload';
  assert.deepEqual(await attempt({ body: Buffer.from('<script>alert(1)</script>') }), [403, mime]);
  const small = sdkToken({ scope: `${bucket}:${filename}`, fsizeLimit: 100 });
  assert.deepEqual(await attempt({ token: small }), [413, 'request entity too large']);
  const huge = Buffer.concat([body, Buffer.alloc(21 * 1024 * 1024)]);
  assert.deepEqual(await attempt({ body: huge }), [413, 'request entity too large']);
  says(await new MosaicClient(world).get('/api/image/query', { id: 0 }), -1);
};

/** What the operator's own programs may do with the keys: no callback, or an answer of their own making. */
const ownPolicies: Scenario = async (world) => {
  const { bucket } = storageKeys();
  const upHost = world.origin;
  const key = `${newId()}.png`;
  const body = await photo(40, 30);
  const plain = await sdkUpload({ token: sdkToken({ scope: `${bucket}:${key}` }), key, body, upHost });
  assert.equal(plain.status, 200);
  assert.equal(plain.body.key, key);
  const other = await sdkUpload({ token: sdkToken({ scope: bucket }), key, body: await photo(), upHost });
  assert.deepEqual([other.status, other.body.error], [614, 'file exists']);
  const returnBody =
    '{"k":$(key),"w":$(imageInfo.width),"v":$(x:v),"none":$(x:none),"size":$(fsize),"name":$(fname)}';
  const token = sdkToken({ scope: bucket, returnBody });
  const told = await sdkUpload({ token, key, body, upHost, params: { 'x:v': '"\n' }, fname: '名 字.png' });
  assert.deepEqual(told.body, { k: key, w: 40, v: '"\n', none: null, size: body.length, name: '名 字.png' });
  const text = {
    token: sdkToken({ scope: bucket }),
    key: `${newId()}.html`,
    body: Buffer.from('<b>x</b>'),
    upHost,
  };
  assert.equal((await sdkUpload(text)).status, 200);
  const page = await new MosaicClient(world).bytes(`/bucket/${text.key}`);
  assert.equal(page.headers['content-type'], 'application/octet-stream');
  assert.match(String(page.headers['content-disposition']), /^attachment/);
};

/** Callbacks elsewhere go through the guard: an address inside the house's network is never asked. */
const foreignCallbacks: Scenario = async (world) => {
  const { bucket } = storageKeys();
  const addresses = [
    'http://169.254.169.254/latest',
    `${world.origin}/api/health/live`,
    'file:///etc/passwd',
    'x',
  ];
  for (const callbackUrl of addresses) {
    const token = sdkToken({ scope: bucket, callbackUrl, callbackBody: 'key=$(key)' });
    const answer = await sdkUpload({
      token,
      key: `${newId()}.png`,
      body: await photo(),
      upHost: world.origin,
    });
    assert.deepEqual([answer.status, answer.body.error], [579, 'callback failed'], callbackUrl);
  }
};

const missing: Scenario = async (world) => {
  const client = new MosaicClient(world);
  for (const name of ['none.png', '', '..%2f..%2fapp.db', 'a/../../app.db', '%00', '%ff']) {
    const answer = await client.bytes(`/bucket/${name}`);
    assert.equal(answer.status, 404, name);
    if (answer.request.path.startsWith('/bucket/'))
      assert.equal(answer.data.toString(), '{"error":"Document not found"}');
  }
};

const atOnce: Scenario = async (world) => {
  const filename = `${newId()}.png`;
  const { token, up_host: upHost } = await ticketFor(world, { filename });
  const bodies = await Promise.all(Array.from({ length: 6 }, () => photo()));
  const answers = await Promise.all(bodies.map((body) => sdkUpload({ token, key: filename, body, upHost })));
  // Whoever came before the winner's callback is told by the storage, whoever came after by the document.
  assert.equal(answers.filter(({ body }) => body.code === 1).length, 1);
  for (const { status, body } of answers) assert.ok(status === 614 || body.code === 1 || body.code === -2);
  const kept = (await new MosaicClient(world).bytes(`/bucket/${filename}`)).data;
  assert.ok(bodies.some((body) => body.equals(kept)));
};

export const UPLOAD_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a token, an upload and the picture behind it': journey,
  'names that hold anything': freeNames,
  'uploads that no token allows': refusals,
  'policies of the operator’s own': ownPolicies,
  'callbacks into the house’s own network': foreignCallbacks,
  'files that are not there': missing,
  'six uploads under one name at once: one wins': atOnce,
};
