/** For tests: what is taken, what is refused by which number, and what it costs. */
import assert from 'node:assert/strict';
import { eq } from 'drizzle-orm';
import { db } from '@/server/db/client';
import { partnerPhotos, points } from '@/server/db/schema/partners';
import { findPartner } from '@/server/partners/partners';
import { TASK_STATES } from '@/server/partners/status-entry';
import { sharp } from '@/server/media/pixels/sharp';
import {
  ENLARGE,
  jpeg,
  PartnerClient,
  refuses,
  succeeds,
  type Fields,
  type File,
  type Scenario,
} from './client';

const photosOf = (code: string) =>
  db()
    .select()
    .from(partnerPhotos)
    .where(eq(partnerPhotos.partnerId, findPartner(db(), code).id))
    .all();
const rowsOf = (code: string) =>
  db()
    .select()
    .from(points)
    .where(eq(points.partnerId, findPartner(db(), code).id))
    .all();

const parameters: Scenario = async (world) => {
  const own = world.partner('upload', 5);
  const client = new PartnerClient(world, own);
  const file = { bytes: await jpeg() };
  const bg = { ...ENLARGE, seq: 'bg' };
  const bad: Fields[] = [
    { platform: 'pc' },
    { ...ENLARGE, seq: '' },
    { ...ENLARGE, seq: 'sr,sr' },
    { ...ENLARGE, seq: 'sr,enlarge' },
    { ...ENLARGE, seq: 'SR' },
    { ...ENLARGE, seq: 'sr,' },
    { ...ENLARGE, seq: 'toString' },
    { ...ENLARGE, type: 'cartoon' },
    { ...ENLARGE, type: 'constructor' },
    { ...ENLARGE, rate: '3' },
    { ...ENLARGE, rate: '-2' },
    { ...ENLARGE, rate: '2.0' },
    { seq: 'sr' },
    { ...ENLARGE, platform: 'web' },
    { ...ENLARGE, dpi: '99999' },
    { ...ENLARGE, dpi: '0' },
    { ...ENLARGE, dpi: '3e2' },
    bg,
    { ...bg, rgb: '' },
    { ...bg, rgb: '2' },
    { ...bg, rgb: '256,0,0' },
    { ...bg, rgb: '-1,0,0' },
    { ...bg, rgb: '1,2' },
    { ...bg, rgb: '1,2,3,4' },
    { ...bg, rgb: 'red' },
    { ...ENLARGE, rgb: '300,0,0' },
  ];
  for (const fields of bad)
    assert.equal(refuses(await client.send([file], fields), 9001, JSON.stringify(fields)), '传入参数错误');
  refuses(await client.send([], ENLARGE), 9001, 'no picture');
  refuses(await client.send(Array<File>(17).fill(file), ENLARGE), 9001, 'too many');
  assert.equal(await client.nums(), 5);
  // Empty values are absent ones, and what the document does not know is passed over.
  const empty = { ...ENLARGE, dpi: '', rgb: '', type: '', clientip: '1.2.3.4', submit: 'x' };
  assert.equal((await client.upload([file], empty)).length, 1);
  assert.equal(await client.nums(), 4);
};

const pictures: Scenario = async (world) => {
  const own = world.partner('upload', 5);
  const client = new PartnerClient(world, own);
  const whole = await jpeg(400, 300);
  const types: File[] = [
    { bytes: Buffer.from('just a text, whatever its name says') },
    { bytes: Buffer.from('%PDF-1.7 and so on'), name: 'a.pdf' },
    { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), name: 'a.svg', type: 'image/svg+xml' },
  ];
  for (const file of types)
    assert.equal(refuses(await client.send([file]), 9005, file.name), '文件上传类型不支持');
  const broken: File[] = [
    { bytes: whole.subarray(0, 3000) },
    { bytes: whole.subarray(0, whole.length / 2) },
    { bytes: Buffer.concat([whole.subarray(0, 20), Buffer.alloc(400)]) },
    { bytes: Buffer.alloc(0), name: 'empty.jpg' },
  ];
  for (const file of broken)
    assert.equal(refuses(await client.send([file]), 9009, String(file.bytes.length)), '图片异常，处理失败');
  refuses(await client.send([{ bytes: Buffer.alloc(21 * 1024 * 1024) }]), 9006, 'too large');
  // One bad picture among good ones: none is taken, none is paid for.
  refuses(await client.send([{ bytes: whole }, { bytes: whole.subarray(0, 3000) }, { bytes: whole }]), 9009);
  assert.deepEqual([await client.nums(), photosOf(own.code).length], [5, 0]);
  // Neither name nor type of a part is believed.
  const odd = { bytes: whole, name: '/sdcard/DCIM/照片 1.exe', type: '*/*' };
  assert.equal((await client.upload([odd])).length, 1);
};

const many: Scenario = async (world) => {
  const own = world.partner('upload', 4);
  const client = new PartnerClient(world, own);
  const files = await Promise.all([96, 80, 64].map(async (width) => ({ bytes: await jpeg(width) })));
  const mdfs = await client.upload(files);
  assert.equal(new Set(mdfs).size, 3);
  assert.equal(await client.nums(), 1);
  // Two pictures, one point: none.
  assert.equal(refuses(await client.send(files.slice(0, 2)), 9101), '剩余下载次数为0');
  assert.equal(await client.nums(), 1);
  const states = await client.status(...mdfs.toReversed());
  assert.deepEqual(
    states.map(({ mdf }) => mdf),
    mdfs.toReversed(),
  );
  for (const { code, task, state, src_url, wmk_url, icon_url, res_size } of states) {
    // A worker may have begun already.
    assert.ok(task === 2001 || task === 2003);
    assert.deepEqual([code, state], [0, TASK_STATES[task]]);
    assert.deepEqual([src_url, wmk_url, icon_url, res_size], ['', '', '', '']);
  }
};

const once: Scenario = async (world) => {
  for (const charge of ['upload', 'download'] as const) {
    const own = world.partner(charge, 10);
    const client = new PartnerClient(world, own);
    const bytes = await jpeg(64, 48);
    if (charge === 'download') {
      assert.equal((await client.upload([{ bytes }])).length, 1);
      assert.equal(await client.nums(), 10);
      continue;
    }
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.send([{ bytes }])));
    const taken = answers.filter(({ data }) => data.code === 200);
    assert.equal(taken.length, 10);
    answers.filter(({ data }) => data.code !== 200).forEach((answer) => refuses(answer, 9101));
    assert.deepEqual([await client.nums(), photosOf(own.code).length], [0, 10]);
    const rows = rowsOf(own.code);
    assert.equal(rows.filter(({ reason }) => reason === 'charge').length, 10);
    assert.equal(
      rows.reduce((sum, { change }) => sum + change, 0),
      0,
    );
  }
};

const nothingLeft: Scenario = async (world) => {
  for (const charge of ['upload', 'download'] as const) {
    const client = new PartnerClient(world, world.partner(charge, 0));
    refuses(await client.send([{ bytes: await jpeg() }]), 9101, charge);
    assert.equal(await client.nums(), 0);
  }
};

const again: Scenario = async (world) => {
  const own = world.partner('upload', 5);
  const client = new PartnerClient(world, own);
  const [first = ''] = await client.upload([{ bytes: await jpeg() }]);
  const fresh = { ...ENLARGE, rate: '4', mdf: first };
  const [second = ''] = succeedsWith(await client.post('/api/third/uploads', fresh));
  assert.notEqual(first, second);
  assert.equal(await client.nums(), 3);
  // Both: the file is meant, and what is said of the number is a hint.
  const both = await client.upload([{ bytes: await jpeg() }], {
    ...ENLARGE,
    mdf: ['f'.repeat(32), 'nonsense'],
  });
  assert.equal(both.length, 1);
  const stranger = new PartnerClient(world, world.partner('upload', 5));
  for (const mdf of [first, 'f'.repeat(32), 'nonsense', "' OR 1=1 --"]) {
    const other = mdf === first ? stranger : client;
    refuses(await other.post('/api/third/uploads', { ...ENLARGE, mdf }), 9001, mdf);
    refuses(await other.post('/api/third/status', { mdf, platform: 'pc' }), 9002, mdf);
    refuses(await other.post('/api/third/download', { mdf }), 9002, mdf);
  }
  // One of two unknown: none.
  refuses(await client.post('/api/third/uploads', { ...ENLARGE, mdf: [first, 'f'.repeat(32)] }), 9001);
  assert.deepEqual([await client.nums(), await stranger.nums()], [2, 5]);
};

function succeedsWith(answer: Parameters<typeof succeeds>[0]): string[] {
  return (succeeds(answer) as { mdf: string[] }).mdf;
}

const formats: Scenario = async (world) => {
  const client = new PartnerClient(world, world.partner('upload', 5));
  const picture = sharp(await jpeg());
  for (const bytes of [
    await picture.clone().png().toBuffer(),
    await picture.clone().webp().toBuffer(),
    await picture.clone().gif().toBuffer(),
  ])
    assert.equal((await client.upload([{ bytes }])).length, 1);
};

export const UPLOAD_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'parameters that are none of the document': parameters,
  'files that are no pictures, broken or too large': pictures,
  'many files: all or none': many,
  'fifty uploads at once with ten points: ten': once,
  'a balance of nothing': nothingLeft,
  'a photograph once more, by its number': again,
  'png, webp and gif': formats,
};
