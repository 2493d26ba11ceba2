/**
 * Guarantee: a client may hang up at any byte and any moment; the process lives on (an error event that nobody
 * listens to would end it), and the upload can be finished from where it stood.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal } from '@/server/platform/errors';
import { startTestHouse, type TestHouse } from '../testing/house';

const SIZE = 2_000_000;
const bytes = randomBytes(SIZE);
const digest = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
let house: TestHouse;
let arrived = '';

beforeAll(async () => {
  house = await startTestHouse(async (path) => {
    arrived = digest(await readFile(path));
    throw new Refusal('unsupported', 'notAPicture');
  });
});
afterAll(() => house.close());

function formFrom(start: number): Buffer {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
  return Buffer.concat([Buffer.from(head), bytes.subarray(start), Buffer.from('\r\n--b--\r\n')]);
}

const headers = (start: number) => ({
  range: `bytes=${start}-`,
  'content-type': 'multipart/form-data; boundary=b',
  connection: 'close',
});

/** Sends the first `length` bytes of the body, then cuts the line after `ms`. */
async function cutAfter(url: string, start: number, length: number, ms: number): Promise<void> {
  const request = httpRequest(url, { method: 'PUT', headers: headers(start) });
  request.on('error', () => undefined);
  request.write(formFrom(start).subarray(0, length));
  await sleep(ms);
  request.destroy();
}

async function rangeStart(url: string): Promise<number> {
  const head = await fetch(url, { method: 'HEAD' });
  return Number(head.headers.get('x-ut-range-start'));
}

it('of forty hang-ups none does harm', { timeout: 60_000 }, async () => {
  const url = house.address(SIZE);
  for (let turn = 0; turn < 40; turn += 1) {
    const start = turn % 3 === 0 ? 0 : await rangeStart(url);
    await cutAfter(url, start, 1 + ((turn * 48_611) % 700_000), turn % 7);
  }
  const start = await rangeStart(url);
  expect(start).toBeLessThanOrEqual(SIZE);
  const answer = await fetch(url, {
    method: 'PUT',
    headers: headers(start),
    body: new Uint8Array(formFrom(start)),
  });
  expect(await answer.json()).toMatchObject({ serverData: { ok: false, code: 'notAPicture' } });
  expect(arrived).toBe(digest(bytes));
});
