/** Guarantee: what people send comes back as they sent it, in JSON, whatever it looks like to other languages. */
import { expect, it } from 'vitest';
import { newId } from '@/server/platform/ids';
import { mosaicApi } from './mosaic-api';

const NAUGHTY = [
  `<script>alert('x')</script><img src=x onerror=alert(1)>`,
  `'; DROP TABLE mosaic_pictures; -- " OR ""="`,
  '{{7*7}} ${7*7} <%= 7 %> #{7} %s %n %x $(key) $(x:param)',
  '../../../../etc/passwd\\..\\..\\x',
  '\u202Eevil\u202C \u200B\u200D\uFEFF\u2060',
  'Z̮̞̠͙͔ͅA͖L̢̳̹̥G͎O',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳 𠜎𠜱𡿺 ﷽',
  'null undefined NaN true 0 -1 1e1000',
  "=cmd|'/C calc'!A0 @SUM(1) +1",
  '&lt;b&gt; &amp;amp; %3Cb%3E \\u003cb\\u003e a=b&c:d',
  'line\nline\ttab',
];

async function ask(path: string, fields: Record<string, string>): Promise<Record<string, unknown>> {
  const init = { method: 'POST', body: new URLSearchParams(fields) };
  const answer = await mosaicApi(new Request(`http://house.example${path}`, init));
  return (await answer.json()) as Record<string, unknown>;
}

async function read(id: number): Promise<Record<string, unknown>> {
  const answer = await mosaicApi(new Request(`http://house.example/api/image/query?id=${id}`));
  return (await answer.json()) as Record<string, unknown>;
}

it.each(NAUGHTY)('%s', async (text) => {
  const url = `https://pictures.example/${newId()}`;
  const filename = `${newId()} ${text}`;
  expect(await ask('/api/image/addinfo', { url, filename, param: text })).toEqual({ code: 1 });
  expect(await ask('/api/image/addinfo', { url, filename, param: text })).toEqual({ code: -2 });
  let id = 1;
  while ((await read(id)).url !== url) id++;
  expect((await read(id)).param).toBe(text);
  const answer = await ask('/api/tasks/add', { url, type: 'other', model: text });
  expect(answer).toMatchObject({ code: 1, task: { model: text, param: text } });
  expect(await ask('/api/user/query', { username: text })).toEqual({ code: -1 });
});
