/** Guarantee: what people write comes back as they wrote it, in JSON, whatever it looks like to other languages. */
import { expect, it } from 'vitest';
import { bindLogin } from '@/server/accounts/travel-sessions';
import { accounts, person } from './testing/people';
import { travelApi } from './travel-api';

const NAUGHTY = [
  `<script>alert('x')</script><img src=x onerror=alert(1)>`,
  `'; DROP TABLE posts; -- " OR ""="`,
  '{{7*7}} ${7*7} <%= 7 %> #{7} %s %n %x',
  '../../../../etc/passwd\\..\\..\\x',
  '\u202Eevil\u202C \u200B\u200D\uFEFF\u2060',
  'Z̮̞̠͙͔ͅA͖L̢̳̹̥G͎O',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳 𠜎𠜱𡿺 ﷽',
  'null undefined NaN true 0 -1 1e1000',
  "=cmd|'/C calc'!A0 @SUM(1) +1",
  '&lt;b&gt; &amp;amp; %3Cb%3E \\u003cb\\u003e',
  'line\nline\ttab',
];

it.each(NAUGHTY)('%s', async (text) => {
  const { userId } = await person();
  const cookie = bindLogin(accounts(), null, { userId, userAgent: null, secure: false }).setCookie;
  const ask = async (path: string, fields?: Record<string, string>) => {
    const init = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {};
    const answer = await travelApi(
      new Request(`http://house.example${path}`, { ...init, headers: { cookie } }),
    );
    expect(answer.headers.get('content-type')).toBe('application/json');
    return (await answer.json()) as { code: number; data: Record<string, unknown> };
  };
  const written = await ask('/forum/post/new', { title: text, text, type: '1' });
  const { post_id: pid } = written.data;
  await ask('/forum/comment/new', { pid: String(pid), text });
  await ask('/user/info', { intro: text });
  expect((await ask(`/forum/post/${String(pid)}`)).data).toMatchObject({
    // A title is one line.
    title: text.replace(/[\n\t]+/g, ' '),
    text,
    comments: [{ text }],
  });
  expect((await ask('/user/info')).data).toMatchObject({ intro: text });
});
