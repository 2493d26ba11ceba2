/** Guarantee: rows and files come back into agreement, and nothing young or living is touched. */
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '@/server/db/client';
import { uploads } from '@/server/db/schema/media';
import type { MediaContext } from './context';
import { LocalStorage } from './local-storage';
import { createObject, getOwnedObject } from './objects';
import { sweep } from './sweep';

const HOUR = 3600 * 1000;
let folder: string;
let temporary: string;
let now: number;
let context: MediaContext;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guangying-sweep-'));
  temporary = path.join(folder, 'tmp');
  now = Date.now();
  context = {
    db: openDatabase(':memory:'),
    storage: new LocalStorage(path.join(folder, 'media')),
    clock: { now: () => now },
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Promise.resolve(Buffer.from('bytes'));
}

async function store(key: string, expiresAt: number | null = null): Promise<string> {
  const stored = await context.storage.put(key, bytes());
  const facts = { owner: 'u:ann', purpose: 'source', name: 'a', key, mime: 'image/png' } as const;
  return createObject(context.db, { ...facts, width: 1, height: 1, expiresAt, ...stored }, now).id;
}

it('hides what expired at once and removes its file a day later', async () => {
  const id = await store('sources/old', now + HOUR);
  await store('sources/kept');
  now += 2 * HOUR;
  expect(await sweep(context, temporary)).toMatchObject({ expired: 1, removedFiles: 0 });
  expect(() => getOwnedObject(context.db, 'u:ann', id, now)).toThrow('notFound');
  expect(await context.storage.stat('sources/old')).not.toBeNull();
  now += 24 * HOUR;
  expect(await sweep(context, temporary)).toMatchObject({ expired: 0, removedFiles: 1, strayFiles: 0 });
  expect(await context.storage.stat('sources/old')).toBeNull();
  expect(await context.storage.stat('sources/kept')).not.toBeNull();
  expect(await sweep(context, temporary)).toMatchObject({ removedFiles: 0, missingFiles: 0 });
});

it('removes files without a row when they are a day old', async () => {
  await context.storage.put('tasks/1/stray', bytes());
  await store('tasks/1/known');
  expect(await sweep(context, temporary)).toMatchObject({ strayFiles: 0 });
  now += 25 * HOUR;
  expect(await sweep(context, temporary)).toMatchObject({ strayFiles: 1 });
  expect(await context.storage.stat('tasks/1/stray')).toBeNull();
  expect(await context.storage.stat('tasks/1/known')).not.toBeNull();
});

it('marks rows whose file is gone', async () => {
  const id = await store('sources/lost');
  await context.storage.remove('sources/lost');
  expect(await sweep(context, temporary)).toMatchObject({ missingFiles: 1 });
  expect(() => getOwnedObject(context.db, 'u:ann', id, now)).toThrow('notFound');
});

it('forgets uploads after a day, with their parts, and other temporary files', async () => {
  const parts = path.join(temporary, 'uploads');
  await mkdir(parts, { recursive: true });
  for (const name of ['old.part', 'young.part']) await writeFile(path.join(parts, name), 'x');
  const before = (now - 25 * HOUR) / 1000;
  await utimes(path.join(parts, 'old.part'), before, before);
  const row = { slug: 'picture', owner: 'u:ann', metadata: '{}' };
  context.db
    .insert(uploads)
    .values([
      { id: 'old', key: 'k1', createdAt: now - 25 * HOUR, ...row },
      { id: 'young', key: 'k2', createdAt: now, ...row },
    ])
    .run();
  expect(await sweep(context, temporary)).toMatchObject({ oldUploads: 1, staleTemporary: 1 });
  expect(await readdir(parts)).toEqual(['young.part']);
});
