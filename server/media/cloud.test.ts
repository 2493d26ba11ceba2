/** Guarantee: a callback can make us fetch from the upload cloud only, and never more than was agreed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertCloudUrl, fetchFromCloud } from './cloud';
import { Parts } from './ingest/parts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guangying-cloud-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('assertCloudUrl', () => {
  it.each(['https://abc.ufs.sh/f/key', 'https://utfs.io/f/key'])('takes %s', (url) => {
    expect(assertCloudUrl(url).href).toBe(url);
  });
  it.each([
    'http://abc.ufs.sh/f/key',
    'https://ufs.sh.evil.example/f',
    'https://notufs.sh/f',
    'https://a.ufs.sh:8443/f',
    'https://user@a.ufs.sh/f',
    'https://127.0.0.1/f',
    'file:///etc/passwd',
  ])('refuses %s', (url) => {
    expect(() => assertCloudUrl(url)).toThrow('not an address');
  });
});

describe('fetchFromCloud', () => {
  const answering =
    (text: string, status = 200) =>
    () =>
      Promise.resolve(new Response(text, { status }));
  const file = { key: 'k', url: 'https://a.ufs.sh/f/k', size: 5 };

  it('brings the bytes to the part file', async () => {
    const parts = new Parts(folder);
    await fetchFromCloud(file, parts, 'one', answering('hello'));
    expect(await parts.size('one')).toBe(5);
  });

  it.each([
    ['more', answering('hello and more')],
    ['fewer', answering('hell')],
    ['an error', answering('gone', 404)],
  ])('refuses %s', async (_what, fetcher) => {
    await expect(fetchFromCloud(file, new Parts(folder), 'one', fetcher)).rejects.toMatchObject({
      name: 'Refusal',
    });
  });
});
