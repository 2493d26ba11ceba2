/** For tests: tasks from the upload with the vendor's library to the result. */
import assert from 'node:assert/strict';
import axios from 'axios';
import { sharp } from '@/server/media/pixels/sharp';
import { BigjpgClient, upload, type Scenario } from './client';
import { CONF, ended, fidOf, jpeg, member } from './people';

/** Upload, task, polls, download: by path and by host, with both signatures. */
const wholeWay: Scenario = async (world) => {
  const client = new BigjpgClient(world.origin);
  for (const [style, v4] of [
    ['cname', false],
    ['sldEnable', false],
    ['cname', true],
    ['sldEnable', true],
  ] as const) {
    const input = await upload(client, await jpeg(36, 24), { style, v4 });
    const fid = fidOf(await client.task({ ...CONF, input }));
    const { state, url } = await ended(world, client, fid);
    assert.equal(state, 'success');
    const result = await axios.get<Buffer>(String(url), { responseType: 'arraybuffer' });
    const { width, height, format } = await sharp(result.data).metadata();
    assert.deepEqual([width, height, format], [72, 48, 'jpeg']);
    const small = await axios.get<Buffer>(`${url}?x-oss-process=image/resize,m_fill,w_100,h_100`, {
      responseType: 'arraybuffer',
    });
    assert.match(String(small.headers['content-type']), /^image\//);
    assert.deepEqual(await client.delete('/free', { fids: JSON.stringify([fid]) }), { status: 'ok' });
    assert.deepEqual(await client.free([fid]), {});
  }
};

/** Every form of an address that clients write for their upload. */
const addresses: Scenario = async (world) => {
  const { client } = await member(world, 'pro');
  const phone = await upload(client, await jpeg(), { key: 'upload/2026-1-2/17 ü+%E4(1)~.jpg' });
  const { host } = new URL(world.origin);
  const key = phone.slice(phone.indexOf('/upload/'));
  const forms = [
    phone,
    `${world.origin}${key}`,
    `${world.origin}/guangying${key}`,
    `${world.origin}/guangying${encodeURI(key)}`,
    `//guangying.${host}${key}?x-oss-process=image/resize,w_1`,
  ];
  for (const input of forms) fidOf(await client.task({ ...CONF, input }));
  const gone = `${world.origin}/guangying/upload/2026-1-2/none.jpg`;
  assert.deepEqual(await client.task({ ...CONF, input: gone }), { status: 'type_error' });
};

const confs: Scenario = async (world) => {
  const { client } = await member(world, 'pro');
  const input = await upload(client, await jpeg());
  const good = { ...CONF, input };
  const bad: unknown[] = [
    ...[true, [], '', 1.5, '1.5', 0, 5, -1, '0', '5', null, {}, ' 1', '01', '1e0'].map((x2) => ({
      ...good,
      x2,
    })),
    ...[true, [], '', 1.5, -2, 4, '-2', '4', null, {}, ' -1', '+1'].map((noise) => ({ ...good, noise })),
    ...['', 'ART', 'cartoon', 1, null, [], ['art']].map((style) => ({ ...good, style })),
    ...['', 1, null, [], {}].map((value) => ({ ...good, input: value })),
    { ...CONF },
    {},
    [good],
    'text',
    1,
    null,
  ];
  for (const conf of bad)
    assert.deepEqual(await client.task(conf), { status: 'param_error' }, JSON.stringify(conf));
  for (const text of ['', '{', 'x', JSON.stringify({ ...good, more: 'x'.repeat(1_000_000) })])
    assert.deepEqual(await client.post('/task', { conf: text }), { status: 'param_error' });
  assert.deepEqual(await client.post('/task'), { status: 'param_error' });
  const { used } = (await client.get('/user')).user as { used: number };
  assert.equal(used, 0, 'nothing was counted');
  for (const [x2, noise] of [
    [1, -1],
    ['2', '0'],
    [1, '3'],
    ['1', 2],
  ] as const)
    fidOf(
      await client.task({ ...good, x2, noise, app: true, file_name: 'upload/a/b.png', files_size: '12' }),
    );
};

/** What is no picture, or too large, is called so, and nothing starts. */
const pictures: Scenario = async (world) => {
  const { client } = await member(world);
  const word = async (bytes: Buffer) =>
    (await client.task({ ...CONF, input: await upload(client, bytes) })).status;
  assert.equal(await word(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), 'type_error');
  assert.equal(await word(Buffer.from('no picture at all')), 'type_error');
  assert.equal(await word((await jpeg()).subarray(0, 60)), 'type_error');
  const wide = await sharp({ create: { width: 3001, height: 2, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
  assert.equal(await word(wide), 'size_limit');
  assert.equal(await word(Buffer.concat([await jpeg(), Buffer.alloc(5 * 1024 * 1024)])), 'size_limit');
  assert.equal((await client.direct(CONF, Buffer.from('x'))).status, 'type_error');
  assert.equal((await client.direct(CONF, wide)).status, 'size_limit');
  assert.equal((await client.direct({}, await jpeg())).status, 'param_error');
  const input = await upload(client, await jpeg());
  for (const x2 of [3, '4']) assert.equal((await client.task({ ...CONF, x2, input })).status, 'param_error');
  const { user, logs } = (await client.get('/user')) as { user: { used: number }; logs: unknown[] };
  assert.deepEqual([user.used, logs], [0, []]);
};

/** Two at once for the free plan; a place is free again when one is deleted, and the month remembers it. */
const parallel: Scenario = async (world) => {
  const { client } = await member(world);
  // Enough work that none of them is done before the last question.
  const conf = { ...CONF, x2: 2, input: await upload(client, await jpeg(1200, 900)) };
  const first = fidOf(await client.task(conf));
  const others = await Promise.all([1, 2, 3, 4].map(() => client.task(conf)));
  assert.deepEqual(others.map(({ status }) => status).sort(), [
    'ok',
    'parallel_limit',
    'parallel_limit',
    'parallel_limit',
  ]);
  await client.delete('/free', { fids: JSON.stringify([first]) });
  const third = fidOf(await client.task(conf));
  assert.equal(((await client.get('/user')).user as { used: number }).used, 3);
  assert.equal((await client.direct(CONF, await jpeg())).status, 'parallel_limit');
  const accepted = others.flatMap(({ info }) => info ?? []);
  await client.delete('/free', { fids: JSON.stringify([...accepted, third]) });
};

export const TASK_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'the whole way with the vendor’s library': wholeWay,
  'an upload by every form of its address': addresses,
  'confs of every kind': confs,
  'files of every kind': pictures,
  'two at once': parallel,
};
