/** For tests: the verse and map addresses of document 003. */
import assert from 'node:assert/strict';
import { TravelClient, type Fields } from './client';
import { pictureForm, plainPicture } from './model-scenarios';
import type { Scenario } from './scenario';

const FETCHED = '获取成功';
const BAD = '参数无效';
const UNKNOWN = '关键词无法入诗，请换一个中文词';
const FOUR_FIVES = /^(\p{Script=Han}{5}\n){3}\p{Script=Han}{5}$/u;
const FOUR_SEVENS = /^(\p{Script=Han}{7}\n){3}\p{Script=Han}{7}$/u;

const poem: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const ask = async (fields: Record<string, string | number>, path = '/api/poem') =>
    client.said(await client.post(path, fields), 200, FETCHED) as string[];
  const plain = await ask({ keyword: '梅花', seed: 5 });
  assert.ok(plain.length >= 1 && plain.length <= 2);
  for (const text of plain) assert.match(text, FOUR_FIVES);
  assert.deepEqual(
    await ask({ keyword: '梅花', seed: 5, experience: 1, history: 0, length: 5 }, '/api/poem/'),
    plain,
  );
  const open = await ask({ keyword: '咖啡', length: 7, experience: -1, history: -1 });
  for (const text of open) assert.match(text, FOUR_SEVENS);
  const bad: Fields[] = [
    {},
    { keyword: '' },
    { keyword: '  ' },
    { keyword: '月', length: 6 },
    { keyword: '月', length: 'x' },
    { keyword: '月', experience: 3 },
    { keyword: '月', experience: -2 },
    { keyword: '月', history: 2 },
    { keyword: '月', history: '盛世' },
    { keyword: '月', seed: -1 },
    { keyword: '月', seed: '9999999999999' },
  ];
  for (const fields of bad) client.refused(await client.post('/api/poem', fields), BAD);
  client.refused(await client.post('/api/poem', { keyword: '花'.repeat(200) }), '关键词过长');
  for (const keyword of ['quux', '🎉', '囧'])
    client.refused(await client.post('/api/poem', { keyword }), UNKNOWN);
};

const picturePoem: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const picture = await plainPicture(250, 10, 10);
  const ask = async (fields: Record<string, string>, image: Buffer | null = picture) => {
    const answer = await client.multipart('/api/img2poem', pictureForm(image, fields));
    return client.said(answer, 200, FETCHED) as { poem: string; keywords: string };
  };
  const names = { types: 'space bar,bucket,seashore', values: '0.02,0.3,0.6', seed: '1' };
  const seen = await ask(names);
  assert.match(seen.poem, FOUR_FIVES);
  assert.equal(seen.keywords, '晴 沙滩 桶');
  // A keyword takes the place of the weather; then no picture is needed.
  const told = client.said(
    await client.post('/api/img2poem', { ...names, keyword: '秋风', length: 7 }),
    200,
    FETCHED,
  );
  assert.match((told as { poem: string }).poem, FOUR_SEVENS);
  assert.equal((told as { keywords: string }).keywords, '秋风 沙滩 桶');
  // Our own eyes where the client has none.
  assert.match((await ask({})).poem, FOUR_FIVES);
  // Names that nobody knows leave the weather.
  assert.equal((await ask({ types: 'nobody', values: '1' })).keywords, '晴');
  const missing = '缺少types或values或image';
  client.refused(await client.post('/api/img2poem'), missing);
  client.refused(await client.post('/api/img2poem', { keyword: '秋' }), missing);
  client.refused(await client.post('/api/img2poem', { keyword: '秋', types: 'bucket' }), missing);
  for (const values of ['0.1,0.2', 'x', 'NaN', ','])
    client.refused(
      await client.multipart('/api/img2poem', pictureForm(picture, { types: 'bucket', values })),
      BAD,
    );
  client.refused(
    await client.multipart('/api/img2poem', pictureForm(picture, { ...names, length: '6' })),
    BAD,
  );
};

const forms: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  for (const path of ['/api/poem', '/api/img2poem']) {
    const { status, headers, data } = await client.bytes(path);
    assert.equal(status, 200);
    assert.match(String(headers['content-type']), /^text\/html/);
    assert.match(data.toString('utf8'), new RegExp(`<form method="post" action="${path}"`));
  }
};

const location: Scenario = async ({ origin, profile }) => {
  const client = new TravelClient(origin, profile);
  const get = (query: string) => client.get(`/api/location?${query}`);
  const nowhere = { province: '', city: '', county: '', image: '/static/city/default.png' };
  const palace = {
    province: '北京市',
    city: '北京市',
    county: '东城区',
    image: `/static/city/${encodeURIComponent('北京市')}.png`,
  };
  assert.deepEqual(client.said(await get('longitude=116.3975&latitude=39.9087'), 200, FETCHED), palace);
  assert.deepEqual(client.said(await get('longitude=160&latitude=20'), 200, FETCHED), nowhere);
  const chinese = 'longitude=116.40374&latitude=39.9101&coordtype=gcj02';
  assert.deepEqual(client.said(await get(chinese), 200, FETCHED), palace);
  const bad = '经纬度参数错误';
  for (const query of [
    '',
    'longitude=116',
    'longitude=&latitude=39',
    'longitude=181&latitude=39',
    'longitude=NaN&latitude=39',
    'longitude=Infinity&latitude=39',
    // Swapped.
    'longitude=39.9&latitude=116.4',
    'longitude=a&latitude=b',
  ])
    client.refused(await get(query), bad);
  client.refused(await get('longitude=116&latitude=39&coordtype=bd09'), BAD);
  const post = (longitude: string, latitude: string) =>
    client.post('/api/location/', { longitude, latitude });
  const list = client.said(await post('116.3975,,160', '39.9087,,20'), 200, FETCHED);
  assert.deepEqual(list, [palace, nowhere, nowhere]);
  client.refused(await post('116,117', '39'), bad);
  client.refused(await post('116,x', '39,40'), bad);
  client.refused(await post('116', ''), bad);
  client.refused(await client.post('/api/location'), bad);
};

export const WORDS_SCENARIOS: Readonly<Record<string, Scenario>> = {
  'POST /api/poem': poem,
  'POST /api/img2poem': picturePoem,
  'GET /api/poem and /api/img2poem': forms,
  '/api/location': location,
};
