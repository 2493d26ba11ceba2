/** Guarantee: a mask is kept as such and as its owner's; what is no PNG of a sensible size is refused by name. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '@/server/db/client';
import { newId } from '@/server/platform/ids';
import { completeMask } from './complete-mask';
import { Parts } from './ingest/parts';
import { LocalStorage } from './local-storage';
import { getOwnedObject } from './objects';
import { sharp } from './pixels/sharp';

const owner = 'v:one';
let folder: string;
let deps: Parameters<typeof completeMask>[0];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guangying-mask-'));
  const storage = new LocalStorage(path.join(folder, 'media'));
  deps = {
    context: { db: openDatabase(':memory:'), storage, clock: { now: () => Date.now() } },
    parts: new Parts(path.join(folder, 'parts')),
  };
  await mkdir(deps.parts.folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function upload(bytes: Buffer) {
  const id = newId();
  await writeFile(deps.parts.path(id), bytes);
  return { id, outcome: await completeMask(deps, { id, owner, name: 'mask.png' }) };
}

const black = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#000' } });

it('keeps a PNG', async () => {
  const { id, outcome } = await upload(await black(64, 48).png().toBuffer());
  expect(outcome).toMatchObject({ ok: true, mediaId: id, width: 64, height: 48 });
  expect(getOwnedObject(deps.context.db, owner, id)).toMatchObject({ purpose: 'mask', mime: 'image/png' });
});

it.each([
  ['a JPEG', () => black(64, 48).jpeg().toBuffer(), 'notAMask'],
  ['a PNG that is finer than anybody draws', () => black(5000, 10).png().toBuffer(), 'notAMask'],
  ['no picture', () => Promise.resolve(Buffer.from('hello')), 'notAPicture'],
])('refuses %s', async (_what, made, code) => {
  expect((await upload(await made())).outcome).toMatchObject({ ok: false, code });
});
