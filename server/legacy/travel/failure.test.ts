/** Guarantee: when something breaks inside, the answer is the document's and tells nothing of it. */
import { expect, it } from 'vitest';
import { accounts } from './testing/people';
import { travelApi } from './travel-api';

it('answers 服务器错误 with the number under which it is logged', async () => {
  accounts().db.$client.exec('alter table posts rename to lost_posts');
  const url = 'http://house.example/forum/';
  for (const [profile, status] of [
    ['document', 500],
    ['android', 200],
  ] as const) {
    const answer = await travelApi(new Request(url, { headers: { 'x-api-profile': profile } }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).toMatch(/^\w{21}$/);
    expect(await answer.json()).toEqual({ code: 500, msg: '服务器错误' });
  }
});
