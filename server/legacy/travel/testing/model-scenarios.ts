/** For tests: the model addresses of document 003, with the made-up networks of server/vision/testing. */
import assert from 'node:assert/strict';
import FormData from 'form-data';
import { scene } from '@/server/media/pixels/testing';
import { sharp } from '@/server/media/pixels/sharp';
import { drawnPhoto } from '@/server/testing/pictures';
import { TravelClient, type Fields } from './client';
import type { Scenario } from './scenario';

const FETCHED = '获取成功';
const NO_IMAGE = '未获取到image';

/** A form as clients of the document send it: the part's type says nothing, its name is the path on the device. */
export function pictureForm(picture: Buffer | null, fields: Fields = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  const filename = '/storage/emulated/0/DCIM/图 1.jpg';
  if (picture) form.append('image', picture, { filename, contentType: 'image/*' });
  return form;
}

export function plainPicture(r: number, g: number, b: number): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
}

export function drawnPicture(width: number, height: number): Promise<Buffer> {
  return sharp(drawnPhoto(width, height), { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

/** A JPEG as base64 without a prefix; its size in px. */
async function jpegSize(data: unknown): Promise<[number, number]> {
  assert.ok(typeof data === 'string');
  assert.match(data, /^[A-Za-z0-9+/]+=*$/);
  const { format, width, height } = await sharp(Buffer.from(data, 'base64')).metadata();
  assert.equal(format, 'jpeg');
  return [width, height];
}

const colour: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const picture = await drawnPicture(320, 200);
  const ask = async (fields: Fields, path = '/api/color') =>
    client.said(await client.multipart(path, pictureForm(picture, fields)), 200, FETCHED);
  const three = await ask({});
  const list = (profile === 'android' ? (three as { result: number[][] }).result : three) as number[][];
  if (profile === 'android') assert.equal((three as { k: number }).k, 3);
  assert.equal(list.length, 3);
  for (const rgb of list) {
    assert.equal(rgb.length, 3);
    assert.ok(rgb.every((value) => value >= 0 && value <= 255));
  }
  // The same picture, the same answer; with a slash, too.
  assert.deepEqual(await ask({ k: 3 }, '/api/color/'), three);
  for (const k of [1, 16]) {
    const data = await ask({ k });
    assert.equal((profile === 'android' ? (data as { result: [] }).result : (data as [])).length, k);
  }
  for (const k of [0, 17, -1, 'x', '2.5', '9999999999999999999999'])
    client.refused(await client.multipart('/api/color', pictureForm(picture, { k })), '参数无效');
  client.refused(await client.multipart('/api/color', pictureForm(null, { k: 3 })), NO_IMAGE);
};

const weather: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const form = pictureForm(await plainPicture(255, 0, 0));
  const data = client.said(await client.multipart('/api/weather', form), 200, FETCHED) as {
    rate: number[];
  };
  assert.deepEqual(
    { ...data, rate: data.rate.map(Math.round) },
    {
      weather: 'sunny',
      weather_id: 3,
      tags: ['cloudy', 'rainy', 'snow', 'sunny'],
      rate: [3, -4, -4, 8],
    },
  );
  client.refused(await client.post('/api/weather', { image: 'text' }), NO_IMAGE);
  client.refused(await client.post('/api/weather/'), NO_IMAGE);
};

const style: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const picture = await plainPicture(10, 20, 200);
  const ask = async (fields: Fields, image = picture) =>
    client.said(await client.multipart('/api/style', pictureForm(image, fields)), 200, FETCHED);
  const blueOf = async (data: unknown) =>
    Math.round((await sharp(Buffer.from(String(data), 'base64')).stats()).channels[2]?.mean ?? -1);
  const plain = await ask({});
  assert.deepEqual(await jpegSize(plain), [40, 30]);
  // No style is the first one, which leaves pictures as they are; the second inverts them.
  assert.ok(Math.abs((await blueOf(plain)) - 200) < 4);
  assert.ok(Math.abs((await blueOf(await ask({ style: 'negative' }))) - 55) < 4);
  assert.deepEqual(await jpegSize(await ask({ style: 'random' })), [40, 30]);
  // Larger pictures are painted at 1024 px.
  assert.deepEqual(await jpegSize(await ask({ style: 'plain' }, await drawnPicture(1500, 750))), [1024, 512]);
  for (const unknown of ['nobody', '0', '__proto__'])
    client.refused(
      await client.multipart('/api/style/', pictureForm(picture, { style: unknown })),
      '指定的风格不存在',
    );
  client.refused(await client.multipart('/api/style', pictureForm(null)), NO_IMAGE);
  const listed = (await client.get('/api/styles/')).data as unknown as unknown[];
  assert.deepEqual(listed[1], {
    ...{ name: 'negative', title: 'negative·中文', title_en: 'negative', preview: '/styles/negative.webp' },
  });
};

const fsrcnn: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const picture = await drawnPicture(50, 40);
  const ask = (fields: Fields) => client.multipart('/api/fsrcnn', pictureForm(picture, fields));
  assert.deepEqual(await jpegSize(client.said(await ask({}), 200, FETCHED)), [150, 120]);
  for (const scale of [2, 3, 4])
    assert.deepEqual(await jpegSize(client.said(await ask({ scale }), 200, FETCHED)), [
      50 * scale,
      40 * scale,
    ]);
  for (const scale of [0, 1, 5, 'x', '2.5']) client.refused(await ask({ scale }), '缩放倍数错误');
  client.refused(await client.multipart('/api/fsrcnn', pictureForm(null, { scale: 2 })), NO_IMAGE);
};

/** What else may come as a picture. */
const badPictures: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const paths = ['/api/color', '/api/weather', '/api/style', '/api/fsrcnn'];
  const jpeg = await drawnPicture(300, 200);
  const none = {
    text: Buffer.from('ceci n’est pas une pipe'),
    nothing: Buffer.alloc(0),
    half: jpeg.subarray(0, jpeg.length / 2),
  };
  for (const path of paths) {
    for (const picture of Object.values(none))
      client.refused(await client.multipart(path, pictureForm(picture)), NO_IMAGE);
    const cross = await client.get(path);
    client.refused(cross, '请使用 POST 请求');
  }
  const frames = scene(20, 60);
  const some = {
    dot: await sharp(Buffer.of(200, 10, 10), { raw: { width: 1, height: 1, channels: 3 } })
      .png()
      .toBuffer(),
    strip: await sharp({ create: { width: 20_000, height: 10, channels: 3, background: '#345' } })
      .png()
      .toBuffer(),
    animated: await sharp(frames, { raw: { width: 20, height: 60, channels: 3, pageHeight: 20 } })
      .gif()
      .toBuffer(),
    cmyk: await sharp(jpeg).toColourspace('cmyk').jpeg().toBuffer(),
    grey: await sharp(jpeg).greyscale().png().toBuffer(),
    deep: await sharp(jpeg).toColourspace('rgb16').png().toBuffer(),
  };
  for (const path of paths) {
    for (const picture of Object.values(some))
      client.said(await client.multipart(path, pictureForm(picture, { scale: 2 })), 200, FETCHED);
  }
};

export const MODEL_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'POST /api/color': colour,
  'POST /api/weather': weather,
  'POST /api/style and GET /api/styles': style,
  'POST /api/fsrcnn': fsrcnn,
  'whatever comes as a picture': badPictures,
};
