/** Guarantee: whatever arrives at an address of document 001, the answer is one of the document's, never a 500. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mosaicApi } from './mosaic-api';
import { MOSAIC_ROUTES } from './routes';

const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data; boundary=b',
  'multipart/form-data',
  'text/plain',
];
const FIELDS = [
  'username',
  'email',
  'url',
  'filename',
  'param',
  'user_id',
  'type',
  'model',
  'follow_bool',
  'id',
];
const path = fc
  .constantFrom(...MOSAIC_ROUTES)
  .chain(({ path: pattern }) => fc.nat().map((id) => pattern.replace(':int', String(id))));

async function answers(where: string, init: RequestInit): Promise<void> {
  const answer = await mosaicApi(new Request(`http://house.example${where}`, init));
  expect([200, 401, 403, 404, 405, 413]).toContain(answer.status);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('set-cookie')).toBeNull();
}

it('any bytes as a body', async () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .uint8Array({ maxLength: 60 })
      .map((bytes) => Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="'), bytes])),
  );
  await fc.assert(
    fc.asyncProperty(path, body, fc.constantFrom(...TYPES), (where, bytes, type) =>
      answers(where, { method: 'POST', body: new Uint8Array(bytes), headers: { 'content-type': type } }),
    ),
    { numRuns: 200 },
  );
});

it('any text as the value of every field, in the query, as a form and as JSON', async () => {
  // A password that is given costs the work of a hash: left out.
  await fc.assert(
    fc.asyncProperty(path, fc.string({ unit: 'binary', maxLength: 40 }), async (where, value) => {
      const fields = Object.fromEntries(FIELDS.map((name) => [name, value]));
      // Half characters, too: JSON can hold them.
      const halves = Object.fromEntries(FIELDS.map((name) => [name, `${value}\ud800`]));
      await answers(`${where}?${new URLSearchParams(fields)}`, {});
      await answers(where, { method: 'POST', body: new URLSearchParams(fields) });
      const headers = { 'content-type': 'application/json' };
      await answers(where, { method: 'POST', body: JSON.stringify(halves), headers });
    }),
    { numRuns: 100 },
  );
});

it('any path, authorization and origin', async () => {
  const word = fc.oneof(fc.constantFrom('api', 'user', 'add', 'tasks', 'image', '1', '..', ''), fc.string());
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 4 }), fc.string(), (words, noise) => {
      const headers = { authorization: encodeURIComponent(noise), origin: encodeURIComponent(noise) };
      return answers(`/${words.map(encodeURIComponent).join('/')}?${encodeURIComponent(noise)}`, { headers });
    }),
    { numRuns: 200 },
  );
});
