/** For tests: 001-4, 001-9 and the storage's callback with every code and both signatures. */
import assert from 'node:assert/strict';
import qiniu from 'qiniu';
import { newId } from '@/server/platform/ids';
import { member, MosaicClient, says } from './client';
import { storageKeys, type Scenario } from './scenario';

const adding: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const picture = () => ({
    url: 'https://pictures.example/a.png',
    filename: `${newId()}.png`,
    param: '{"a":1}',
  });
  const first = picture();
  says(await client.post('/api/image/addinfo/', first), 1);
  says(await client.get('/api/image/addinfo', first), -2);
  const { username, password } = await member(world);
  const { id } = says(await client.post('/api/user/query', { username, password }), 1);
  says(await client.post('/api/image/addinfo', { ...picture(), user_id: Number(id) }), 1);
  says(await client.post('/api/image/addinfo', { ...picture(), user_id: 999_999_999 }), -1);
  says(await client.post('/api/image/addinfo', { ...picture(), user_id: 'abc' }), -1);
  says(await client.post('/api/image/addinfo', { ...picture(), url: '' }), 0);
  says(await client.post('/api/image/addinfo', { ...picture(), filename: '' }), 0);
  says(await client.post('/api/image/addinfo', { ...picture(), param: 'x'.repeat(2000) }), 1);
  says(await client.post('/api/image/addinfo', { ...picture(), param: 'x'.repeat(2001) }), 0);
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nothing'])
    says(await client.post('/api/image/addinfo', { ...picture(), url }), 0);
};

const querying: Scenario = async (world) => {
  const client = new MosaicClient(world);
  says(await client.get('/api/image/query/'), 0);
  says(await client.get('/api/image/query', { id: '' }), 0);
  for (const id of [0, -1, 999_999_999, 'abc', '1.5', '9'.repeat(30)])
    says(await client.get('/api/image/query/', { id }), -1);
  const url = 'https://pictures.example/大.png';
  const param = `${newId()} "param"`;
  says(await client.post('/api/image/addinfo', { url, filename: `${newId()}.png`, param }), 1);
  for (let id = 1; ; id++) {
    const { code, ...picture } = await client.asked('/api/image/query', { id });
    assert.equal(code, 1, 'the picture has a number');
    if (picture.param === param) return assert.deepEqual(picture, { id, url, param });
  }
};

const callbackPaths = ['/api/image/upload', '/api/image/upload/', '/image/upload', '/image/upload/'];
const FORM = 'application/x-www-form-urlencoded';

const callbacks: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const { accessKey, secretKey } = storageKeys();
  const mac = new qiniu.auth.digest.Mac(accessKey, secretKey);
  const send = (path: string, body: string, authorization: string, headers = {}) =>
    fetch(world.origin + path, {
      method: 'POST',
      body,
      headers: { 'content-type': FORM, authorization, ...headers },
    });
  const answer = async (response: Response) =>
    [response.status, await response.json()] as [number, { code: number }];
  for (const path of callbackPaths) {
    const filename = `${newId()}.png`;
    // As the document prints it, and as the storage's own documentation does.
    for (const body of [
      `filename:${filename}&filesize:12&param:a%20b`,
      `filename=2${filename}&filesize=12&param=a+b`,
    ]) {
      const name = body.includes('=2') ? `2${filename}` : filename;
      const qbox = qiniu.util.generateAccessToken(mac, world.origin + path, body);
      assert.ok(qiniu.util.isQiniuCallback(mac, world.origin + path, body, qbox));
      const [status, said] = await answer(await send(path, body, qbox));
      const url = `${world.origin}/bucket/${name}`;
      assert.deepEqual([status, said], [200, { code: 1, filename: name, url, param: 'a b' }]);
      const v2 = qiniu.util.generateAccessTokenV2(mac, world.origin + path, 'POST', FORM, body);
      assert.deepEqual(await answer(await send(path, body, v2)), [200, { code: -2 }]);
    }
    const headers = { 'X-Qiniu-Date': '20261121T000000Z' };
    const signed = qiniu.util.generateAccessTokenV2(
      mac,
      world.origin + path,
      'POST',
      FORM,
      'filename=',
      headers,
    );
    assert.deepEqual(await answer(await send(path, 'filename=', signed, headers)), [200, { code: 0 }]);
    assert.deepEqual((await answer(await send(path, 'filename=', signed)))[0], 401);
  }
  assert.equal((await client.get('/api/image/upload')).status, 405);
};

const forged: Scenario = async (world) => {
  const { accessKey } = storageKeys();
  const filename = `${newId()}.png`;
  const body = `filename=${filename}&param=x`;
  const url = `${world.origin}/api/image/upload`;
  const mallory = new qiniu.auth.digest.Mac(accessKey, 'not the secret key of this house, nor near');
  const own = new qiniu.auth.digest.Mac(accessKey, storageKeys().secretKey);
  const forgeries = [
    '',
    'QBox',
    `QBox ${accessKey}:`,
    `Qiniu ${accessKey}:x`,
    `Basic ${accessKey}`,
    qiniu.util.generateAccessToken(mallory, url, body),
    qiniu.util.generateAccessTokenV2(mallory, url, 'POST', FORM, body),
    // Signed, but something else.
    qiniu.util.generateAccessToken(own, url, `${body}&param=y`),
    qiniu.util.generateAccessToken(own, `${url}?a=1`, body),
    qiniu.util.generateAccessTokenV2(own, url, 'GET', FORM, body),
  ];
  for (const authorization of forgeries) {
    const headers = { 'content-type': FORM, ...(authorization ? { authorization } : {}) };
    const answer = await fetch(url, { method: 'POST', body, headers });
    assert.deepEqual([answer.status, await answer.json()], [401, { code: 0 }], authorization);
  }
  // Nothing of it was recorded.
  const picture = { url: 'https://pictures.example/a.png', filename };
  says(await new MosaicClient(world).post('/api/image/addinfo', picture), 1);
};

const atOnce: Scenario = async (world) => {
  const client = new MosaicClient(world);
  const picture = { url: 'https://pictures.example/a.png', filename: `${newId()}.png` };
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => client.post('/api/image/addinfo', picture)),
  );
  const codes = answers.map(({ data }) => data.code).sort((a, b) => a - b);
  assert.deepEqual(codes, [...Array<number>(11).fill(-2), 1]);
};

export const IMAGE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'recording pictures': adding,
  'asking for pictures': querying,
  'callbacks of the storage, signed either way, on every path': callbacks,
  'forged callbacks': forged,
  'twelve records of one name at once: one wins': atOnce,
};
