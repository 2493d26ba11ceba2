/** Guarantee: completing an upload twice, or again after a crash at any point, keeps one picture once. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { completeUpload, type CompletionDeps, type PictureFacts } from './complete';
import { Parts } from './ingest/parts';
import { LocalStorage } from './local-storage';

const FACTS: PictureFacts = {
  mime: 'image/png',
  width: 4,
  height: 3,
  notices: ['firstPageOnly'],
  suggestion: { scale: 2, style: 'photo', noise: 0, format: 'png' },
};
let folder: string;
let deps: CompletionDeps;
const arrival = { id: newId(), owner: 'v:one', name: 'a.png' };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guangying-complete-'));
  deps = {
    context: {
      db: openDatabase(':memory:'),
      storage: new LocalStorage(path.join(folder, 'media')),
      clock: { now: () => Date.now() },
    },
    parts: new Parts(path.join(folder, 'parts')),
    examine: () => Promise.resolve(FACTS),
  };
  await mkdir(deps.parts.folder);
  await writeFile(deps.parts.path(arrival.id), 'hello');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('answers the same the second time', async () => {
  const first = await completeUpload(deps, arrival);
  expect(first).toMatchObject({
    ok: true,
    mediaId: arrival.id,
    bytes: 5,
    width: 4,
    notices: ['firstPageOnly'],
  });
  expect(await completeUpload(deps, arrival)).toEqual(first);
  expect(deps.context.db.select().from(mediaObjects).all()).toHaveLength(1);
});

it('records a file that was moved just before a crash', async () => {
  await deps.context.storage.adopt(`sources/${arrival.id}`, deps.parts.path(arrival.id));
  expect(await completeUpload(deps, arrival)).toMatchObject({ ok: true, bytes: 5 });
  expect(deps.context.db.select().from(mediaObjects).get()?.sha256).toMatch(/^2cf24dba/);
});

it('removes the bytes of a refused picture and says why', async () => {
  const refusing = { ...deps, examine: () => Promise.reject(new Refusal('unsupported', 'notAPicture')) };
  expect(await completeUpload(refusing, arrival)).toEqual({ ok: false, code: 'notAPicture', detail: {} });
  expect(await deps.parts.size(arrival.id)).toBe(0);
});

it('keeps the bytes when the trouble is ours', async () => {
  const broken = { ...deps, examine: () => Promise.reject(new Error('out of memory')) };
  await expect(completeUpload(broken, arrival)).rejects.toThrow('out of memory');
  expect(await deps.parts.size(arrival.id)).toBe(5);
});
