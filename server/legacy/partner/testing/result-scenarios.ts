/** For tests: a photograph's way to its result, and what is handed out to whom. */
import assert from 'node:assert/strict';
import { sharp } from '@/server/media/pixels/sharp';
import { ENLARGE, jpeg, PartnerClient, refuses, type Scenario } from './client';

const done: Scenario = async (world) => {
  const own = world.partner('upload', 3);
  const client = new PartnerClient(world, own);
  const source = await jpeg(120, 80);
  const [mdf = ''] = await client.upload([{ bytes: source }], { ...ENLARGE, dpi: '300' });
  assert.match(refuses(await client.post('/api/third/download', { mdf }), 500), /尚未完成/);
  await world.work();
  const unknown = 'e'.repeat(32);
  const [state, ...others] = await client.status(unknown, mdf, mdf);
  assert.equal(others.length, 0);
  assert.ok(state);
  assert.deepEqual([state.mdf, state.code, state.task, state.state], [mdf, 1, 2002, '任务处理完成']);
  const { origin } = world;
  assert.match(state.src_url, new RegExp(`^${origin}/api/toc/download/input/[0-9a-f]{32}\\.jpg$`));
  assert.match(state.wmk_url, new RegExp(`^${origin}/api/toc/download/output/wmk_[0-9a-f]{32}\\.jpg$`));
  assert.match(state.icon_url, new RegExp(`^${origin}/api/toc/download/output/icon_[0-9a-f]{32}\\.jpg$`));

  const url = await client.download(mdf);
  assert.match(url, new RegExp(`^${origin}/api/${own.code}/download/res_sr_[0-9a-f]{32}\\.jpg$`));
  const result = await client.bytes(url);
  assert.deepEqual([result.status, result.headers['content-type']], [200, 'image/jpeg']);
  assert.equal(Number(result.headers['content-length']), result.data.length);
  const meta = await sharp(result.data).metadata();
  assert.deepEqual([meta.width, meta.height, meta.density], [240, 160, 300]);
  assert.equal(state.res_size, `240x160px ${Math.max(1, Math.round(result.data.length / 1024))}KB`);

  const input = await client.bytes(state.src_url);
  assert.ok(input.data.equals(source));
  assert.match(String(input.headers['cache-control']), /no-store/);
  const [shown, icon] = await Promise.all([client.bytes(state.wmk_url), client.bytes(state.icon_url)]);
  assert.deepEqual([shown.status, icon.status], [200, 200]);
  // What is shown is the result with something drawn over it.
  const plain = await sharp(result.data).raw().toBuffer();
  const marked = await sharp(shown.data).resize(240, 160).raw().toBuffer();
  const moved = plain.reduce((sum, value, i) => sum + Math.abs(value - (marked[i] ?? 0)), 0) / plain.length;
  assert.ok(moved > 2 && moved < 60, `the watermark changes a pixel by ${moved.toFixed(1)}`);
};

/** Nobody gets from one address to another, and none is guessed. */
const addresses: Scenario = async (world) => {
  const own = world.partner('download', 2);
  const client = new PartnerClient(world, own);
  const [mdf = ''] = await client.upload([{ bytes: await jpeg() }]);
  await world.work();
  const [state] = await client.status(mdf);
  assert.ok(state);
  const [, name = ''] = /wmk_([0-9a-f]{32})/.exec(state.wmk_url) ?? [];
  for (const guess of [
    `/api/${own.code}/download/res_sr_${name}.jpg`,
    `/api/${own.code}/download/res_sr_${mdf}.jpg`,
    `/api/toc/download/input/${name}.jpg`,
    `/api/toc/download/input/${mdf}.jpg`,
    `/api/toc/download/output/${name}.jpg`,
    `/api/toc/download/output/wmk_${mdf}.jpg`,
    `/api/toc/download/output/wmk_..%2f${name}.jpg`,
  ])
    assert.equal((await client.bytes(guess)).status, 404, guess);
  const url = await client.download(mdf);
  assert.equal((await client.bytes(url)).status, 200);
  assert.equal((await client.bytes(url.replace(own.code, world.partner('upload', 0).code))).status, 404);
};

const paidByDownload: Scenario = async (world) => {
  const own = world.partner('download', 1);
  const client = new PartnerClient(world, own);
  const [first = '', second = ''] = await client.upload([{ bytes: await jpeg() }, { bytes: await jpeg(64) }]);
  assert.equal(await client.nums(), 1);
  await world.work();
  const urls = await Promise.all([1, 2, 3, 4, 5].map(() => client.download(first)));
  assert.equal(new Set(urls).size, 1);
  assert.equal(await client.nums(), 0);
  assert.equal(refuses(await client.post('/api/third/download', { mdf: second }), 9101), '剩余下载次数为0');
  // What has been paid for stays paid for.
  assert.equal(await client.download(first), urls[0]);
  const [state] = await client.status(second);
  assert.equal(state?.code, 1);
};

const auto: Scenario = async (world) => {
  const client = new PartnerClient(world, world.partner('upload', 2));
  const png = await sharp(await jpeg(100, 60))
    .png()
    .toBuffer();
  const [small = ''] = await client.upload([{ bytes: png }], { seq: 'sr', platform: 'mp' });
  await world.work();
  const [state] = await client.status(small);
  assert.match(state?.res_size ?? '', /^400x240px \d+KB$/);
  assert.match(await client.download(small), /\.png$/);
};

/** The order in which the house works, whatever the order of `seq`: the last operation's second half is its own code. */
const IN_ORDER = [2001, 2006, 2007, 2008, 2009, 2003, 2005, 2004, 2002];

/** Everything at once, for an identity photograph: a new background, 300 dpi, statuses that follow the work. */
const everything: Scenario = async (world) => {
  const own = world.partner('upload', 1);
  const client = new PartnerClient(world, own);
  const [mdf = ''] = await client.upload([{ bytes: await jpeg(160, 120) }], {
    seq: 'bg,sr,colour,repair,defogging,scratch',
    type: 'people',
    rate: '2',
    rgb: '235,51,35',
    dpi: '300',
    platform: 'pc',
  });
  const working = world.work();
  const seen: number[] = [];
  for (let entry = (await client.status(mdf))[0]; entry; entry = (await client.status(mdf))[0]) {
    if (seen.at(-1) !== entry.task) seen.push(entry.task);
    assert.deepEqual(entry.code === 0, entry.src_url === '');
    if (entry.code !== 0) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await working;
  const places = seen.map((code) => IN_ORDER.indexOf(code));
  const inOrder = places.toSorted((a, b) => a - b);
  assert.deepEqual(places, inOrder, seen.join());
  assert.equal(seen.at(-1), 2002, seen.join());
  assert.ok(new Set(seen).size >= 5, `too few were seen: ${seen.join()}`);
  const url = await client.download(mdf);
  assert.match(url, /\/res_red_[0-9a-f]{32}\.jpg$/);
  const meta = await sharp((await client.bytes(url)).data).metadata();
  assert.deepEqual([meta.width, meta.height, meta.density, meta.hasAlpha], [320, 240, 300, false]);
};

const cutOut: Scenario = async (world) => {
  const client = new PartnerClient(world, world.partner('upload', 2));
  const fields = { seq: 'bg', type: 'portrait', dpi: '', platform: 'alipay' };
  const [clear = ''] = await client.upload([{ bytes: await jpeg(128, 160) }], { ...fields, rgb: '-1' });
  const [grey = ''] = await client.upload([{ bytes: await jpeg(128, 160) }], { ...fields, rgb: '1' });
  await world.work();
  const url = await client.download(clear);
  assert.match(url, /\/res_cutout_[0-9a-f]{32}\.png$/);
  const file = await client.bytes(url);
  const meta = await sharp(file.data).metadata();
  assert.deepEqual([file.headers['content-type'], meta.format, meta.hasAlpha], ['image/png', 'png', true]);
  const [state] = await client.status(clear);
  assert.match(state?.wmk_url ?? '', /\.png$/);
  assert.equal((await sharp((await client.bytes(state?.wmk_url ?? '')).data).metadata()).hasAlpha, true);
  assert.match(await client.download(grey), /\/res_grey_[0-9a-f]{32}\.jpg$/);
};

export const RESULT_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a photograph from upload to result': done,
  'addresses that nobody was given': addresses,
  'points by download: the first one only': paidByDownload,
  'all that can be done, in the order of sense': everything,
  'what is cut out, and the grey of a portrait': cutOut,
  'a size that is left to the house, and a format without loss': auto,
};
