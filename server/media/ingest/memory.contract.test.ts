/** Guarantee: an upload passes through the process without gathering in it, however large it is. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal } from '@/server/platform/errors';
import { startTestHouse, type TestHouse } from '../testing/house';

const MB = 1024 * 1024;
let house: TestHouse;

beforeAll(async () => {
  // Looking at the picture is another matter; here only the passing bytes count.
  house = await startTestHouse(() => Promise.reject(new Refusal('unsupported', 'notAPicture')));
});
afterAll(() => house.close());

/** Node's own client: `fetch` would hold what it sends, in this very process. */
async function upload(bytes: number): Promise<unknown> {
  const request = httpRequest(house.address(bytes), {
    method: 'PUT',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  await pipeline(form(bytes), request);
  const [response] = await answered;
  return json(response);
}

function* form(bytes: number): Generator<Uint8Array> {
  yield Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
  const chunk = Buffer.alloc(64 * 1024, 7);
  for (let sent = 0; sent < bytes; sent += chunk.length) {
    yield chunk.subarray(0, Math.min(chunk.length, bytes - sent));
  }
  yield Buffer.from('\r\n--b--\r\n');
}

it('60 MB grow the process by less than 40 MB', { timeout: 60_000 }, async () => {
  for (let warm = 0; warm < 3; warm += 1) await upload(8 * MB);
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 10);
  const answer = await upload(60 * MB);
  clearInterval(sampling);
  expect(answer).toMatchObject({ serverData: { ok: false, code: 'notAPicture' } });
  expect((peak - before) / MB).toBeLessThan(40);
});
