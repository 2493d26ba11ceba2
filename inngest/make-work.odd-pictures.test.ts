/** Guarantees for what albums really hold: the odd and the broken do not spoil the rest, and what is missing is told. */
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerEngine } from '@/inngest/engine';
import type { OwnerContext } from '@/server/albums/context';
import { worksOf } from '@/server/albums/make-from-album';
import { STATUS } from '@/server/albums/status';
import {
  ended,
  newMaker,
  noPicture,
  photo,
  startedWork,
  type Picture,
} from '@/server/albums/testing/album-works';
import { workViews } from '@/server/albums/work-views';
import { ownWork, type WorkKind } from '@/server/albums/works';
import { sharp } from '@/server/media/pixels/sharp';
import { writeDrawnPhoto } from '@/server/testing/pictures';
import { makeWork } from './functions/make-work';

const engine = createWorkerEngine({ functions: [makeWork] });
let context: OwnerContext;
beforeAll(async () => {
  context = await newMaker();
  await engine.start();
});
afterAll(() => engine.stop(5000));

const sized =
  (width: number, height: number): Picture =>
  (path) =>
    writeDrawnPhoto(path, width, height);

/** Larger than any screen, drawn without a pixel in JavaScript's memory. */
const panorama: Picture = (path) =>
  sharp({ create: { width: 20_000, height: 2000, channels: 3, background: '#7aa2b8' } })
    .jpeg()
    .toFile(path);

/** A picture whose header is whole and whose rest is missing. */
const cutOff: Picture = async (path) => {
  await writeDrawnPhoto(path, 640, 480);
  const { data } = await sharp(path).jpeg().toBuffer({ resolveWithObject: true });
  await writeFile(path, data.subarray(0, data.length / 3));
};

const odd = {
  'panorama.jpg': panorama,
  'wide.jpg': sized(800, 200),
  'tall.jpg': sized(200, 800),
  'tiny.jpg': sized(50, 50),
};
const quick = { music: { kind: 'none' }, secondsPerPicture: 1.5 } as const;

/** What its owner's page says that a finished work is made without. */
function leftOut(kind: WorkKind, id: number): string[] {
  const { albumId } = ownWork(context.db, context.userId, kind, id);
  return workViews(context.db, worksOf(context.db, albumId), Date.now())[0]?.leftOut ?? [];
}

describe.each(['movie', 'photo'] as const)('a %s', (kind) => {
  it('is made of a panorama, of very wide, tall and tiny pictures, under a title without end', async () => {
    const title = '山'.repeat(400) + '🏔️'.repeat(50);
    const info = { title, description: '🌊 a\u202eb', tag: 99 };
    const id = await startedWork(context, kind, { pictures: odd, info, settings: quick });
    const row = await ended(context, kind, id);
    expect([row.status, row.failure, row.tag]).toEqual([STATUS.done, null, 1]);
    expect([...(row.title ?? '')]).toHaveLength(80);
    expect(leftOut(kind, id)).toEqual([]);
  }, 300_000);
});

describe('a long picture', () => {
  it('of thirty pictures is made without the broken one, and names it', async () => {
    const pictures: Record<string, Picture> = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`${i}.jpg`, sized(120, 90)]),
    );
    pictures['17.jpg'] = noPicture;
    pictures['23.jpg'] = cutOff;
    const id = await startedWork(context, 'photo', { pictures });
    const row = await ended(context, 'photo', id);
    expect([row.status, row.failure]).toEqual([STATUS.done, null]);
    expect(leftOut('photo', id)).toEqual(['17.jpg', '23.jpg']);
  }, 300_000);

  it('of two hundred pictures is no taller than a JPEG can be', async () => {
    const pictures = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}.jpg`, sized(96, 64)]));
    const row = await ended(context, 'photo', await startedWork(context, 'photo', { pictures }));
    expect([row.status, row.failure]).toEqual([STATUS.done, null]);
    expect(row.height).toBeLessThanOrEqual(65_500);
  }, 300_000);

  it('is made of a single picture', async () => {
    const row = await ended(
      context,
      'photo',
      await startedWork(context, 'photo', { pictures: { 'a.jpg': photo } }),
    );
    expect(row.status).toBe(STATUS.done);
  }, 120_000);
});

describe('a start', () => {
  it('is refused without pictures, beyond two hundred, and with the name of a file that is missing', async () => {
    const start = (pictures: Record<string, Picture>, info = {}) =>
      startedWork(context, 'movie', { pictures, info });
    await expect(start({})).rejects.toMatchObject({ code: 'infoInvalid', detail: { fault: 'images' } });
    await expect(start({ 'a.jpg': photo }, { images: ['a.jpg', 'b.jpg'] })).rejects.toMatchObject({
      code: 'fileMissing',
      detail: { name: 'b.jpg' },
    });
    const tiny = sized(8, 8);
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}.jpg`, tiny]));
    await expect(start(many)).rejects.toMatchObject({ code: 'tooManyPictures', detail: { limit: 200 } });
  }, 120_000);
});
