/**
 * Document 003 through the built product: no browser, but its clients (axios with a cookie jar, form-data, bare
 * sockets). The same questions are put to the route table alone in server/legacy/travel.
 */
import { expect, test } from '@playwright/test';
import { FORUM_SCENARIOS } from '@/server/legacy/travel/testing/forum-scenarios';
import { loggedIn } from '@/server/legacy/travel/testing/people';
import { USER_SCENARIOS } from '@/server/legacy/travel/testing/user-scenarios';
import { WIRE_SCENARIOS } from '@/server/legacy/travel/testing/wire-scenarios';

// Captchas and codes are read where the product keeps them.
process.env.DATA_DIR = process.env.E2E_DATA_DIR;

for (const profile of ['document', 'android'] as const) {
  for (const [name, scenario] of Object.entries({ ...USER_SCENARIOS, ...FORUM_SCENARIOS, ...WIRE_SCENARIOS }))
    test(`${name} (${profile})`, ({ baseURL }) => scenario({ origin: baseURL ?? '', profile }));
}

test('everybody sees a person’s picture under the documented address', async ({ baseURL, request }) => {
  const { client } = await loggedIn(baseURL ?? '', 'android');
  const { avatar, uid } = client.said(await client.get('/user/info'), 200, '获取成功') as Record<
    string,
    unknown
  >;
  for (const address of [String(avatar), `/media/avatars/${String(uid)}.jpg`]) {
    const picture = await request.get(address);
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/jpeg']);
  }
});

test('the logs open with the operator’s password only, and show no secret', async ({ request }) => {
  const authorization = `Basic ${Buffer.from('ops:watching').toString('base64')}`;
  for (const path of ['/media/log.txt', '/media/celery.txt', '/media/log.txt/']) {
    expect((await request.get(path)).status()).toBe(401);
    const answer = await request.get(path, { headers: { authorization } });
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  }
});
