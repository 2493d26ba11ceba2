/** Guarantees: a key has the whole file or none, and no key reaches outside the storage's folder. */
import fc from 'fast-check';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertKey } from './keys';
import { LocalStorage } from './local-storage';

let folder: string;
let storage: LocalStorage;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guangying-storage-'));
  storage = new LocalStorage(path.join(folder, 'media'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Promise.resolve(Buffer.from(text));
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Promise.resolve(Buffer.from('half a fi'));
  throw new Error('connection lost');
}

async function read(key: string, range?: { start: number; end: number }): Promise<string | null> {
  const stream = await storage.get(key, range);
  if (!stream) return null;
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

const SHA_OF_HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

describe('put', () => {
  it('stores what streams in, with its size and hash', async () => {
    expect(await storage.put('a/b.png', chunks('hel', 'lo'))).toEqual({ bytes: 5, sha256: SHA_OF_HELLO });
    expect(await read('a/b.png')).toBe('hello');
    expect(await read('a/b.png', { start: 1, end: 3 })).toBe('ell');
  });

  it('leaves the former file and no temporary one when the stream breaks', async () => {
    await storage.put('a/b.png', chunks('before'));
    await expect(storage.put('a/b.png', failing())).rejects.toThrow('connection lost');
    expect(await read('a/b.png')).toBe('before');
    expect(await readdir(path.join(folder, 'media', '.tmp'))).toEqual([]);
  });
});

describe('adopt', () => {
  it('moves a file and makes it young', async () => {
    const from = path.join(folder, 'made.bin');
    await writeFile(from, 'hello');
    await utimes(from, 1000, 1000);
    expect(await storage.adopt('tasks/1/master.tif', from)).toEqual({ bytes: 5, sha256: SHA_OF_HELLO });
    await expect(stat(from)).rejects.toThrow('ENOENT');
    expect((await storage.stat('tasks/1/master.tif'))?.modifiedAt).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe('absent files', () => {
  it('are null, harmless to remove, and refused as a path', async () => {
    expect(await storage.get('no/such')).toBeNull();
    expect(await storage.stat('no/such')).toBeNull();
    await storage.remove('no/such');
    await expect(storage.localPath('no/such')).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('list', () => {
  it('gives every key back and no temporary file', async () => {
    for (const key of ['sources/x', 'tasks/1/master.tif', 'z']) await storage.put(key, chunks(key));
    await writeFile(path.join(folder, 'media', '.tmp', 'left'), 'x');
    const keys: string[] = [];
    for await (const file of storage.list()) keys.push(file.key);
    expect(keys.sort()).toEqual(['sources/x', 'tasks/1/master.tif', 'z']);
  });
});

describe('keys', () => {
  it.each([
    '',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a//b',
    './a',
    'a/.hidden',
    'a\\b',
    'A',
    'a/',
    'a\0b',
    'a\n',
  ])('refuses %j', async (key) => {
    await expect(storage.put(key, chunks('x'))).rejects.toThrow('not a storage key');
  });

  it('never resolves outside the folder, whatever the text', () => {
    const root = path.resolve('/root');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath()), (key) => {
        try {
          assertKey(key);
        } catch {
          return true;
        }
        return path.join(root, 'ab', ...key.split('/')).startsWith(path.join(root, 'ab') + path.sep);
      }),
    );
  });
});
