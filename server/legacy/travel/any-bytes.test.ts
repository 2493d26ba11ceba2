/** Guarantee: whatever arrives at an address of document 003, the answer is one of the document's, never a 500. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bindLogin } from '@/server/accounts/travel-sessions';
import { TRAVEL_ROUTES } from './routes';
import { accounts, person } from './testing/people';
import { travelApi } from './travel-api';

let cookie = '';
beforeAll(async () => {
  const { userId } = await person();
  const opened = bindLogin(accounts(), null, { userId, userAgent: null, secure: false });
  cookie = opened.setCookie;
});

const paths = TRAVEL_ROUTES.filter(({ POST }) => POST)
  .map(({ path }) => path)
  // Logging out would end the session of all others.
  .filter((path) => path !== '/user/logout');
const types = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data; boundary=b',
  'multipart/form-data',
  'text/plain',
];
const FIELDS = ['title', 'text', 'type', 'pid', 'gender', 'phone', 'email', 'intro', 'old_password'];

async function answers(path: string, body: Uint8Array<ArrayBuffer> | string, type: string): Promise<number> {
  const request = new Request(`http://house.example${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, cookie },
  });
  const answer = await travelApi(request);
  const { code } = (await answer.json()) as { code: number };
  expect(answer.status).toBe(code);
  return code;
}

describe('any bytes', () => {
  it('as a body', async () => {
    const path = fc.constantFrom(...paths).map((pattern) => pattern.replaceAll(':int', '7'));
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .uint8Array({ maxLength: 60 })
        .map((bytes) => Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="'), bytes])),
    );
    await fc.assert(
      fc.asyncProperty(path, body, fc.constantFrom(...types), async (where, bytes, type) => {
        expect([200, 403]).toContain(await answers(where, new Uint8Array(bytes), type));
      }),
      { numRuns: 200 },
    );
  });

  it('as the value of every field, as a form and as JSON', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), text, fc.nat(), async (pattern, value, id) => {
        const path = pattern.replaceAll(':int', String(id));
        const fields = Object.fromEntries(FIELDS.map((name) => [name, value]));
        // Half characters, too: JSON can hold them.
        const halves = Object.fromEntries(FIELDS.map((name) => [name, `${value}\ud800`]));
        expect([200, 403]).toContain(
          await answers(path, String(new URLSearchParams(fields)), types[0] ?? ''),
        );
        expect([200, 403]).toContain(await answers(path, JSON.stringify(halves), types[1] ?? ''));
      }),
      { numRuns: 60 },
    );
  });

  it('as a path, a query and a cookie', async () => {
    const word = fc.oneof(
      fc.constantFrom('user', 'forum', 'post', 'page', '1', 'new', '..', ''),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 5 }), fc.string(), async (words, noise) => {
        const path = words.map(encodeURIComponent).join('/');
        const url = `http://house.example/${path}?${encodeURIComponent(noise)}`;
        const headers = { cookie: `sessionid=${encodeURIComponent(noise)}; x` };
        const answer = await travelApi(new Request(url, { headers }));
        expect([200, 403, 404]).toContain(answer.status);
      }),
      { numRuns: 200 },
    );
  });
});
