/** Guarantees of long pictures: every picture once and in order, nothing overlaps, never taller than a JPEG may be. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sharp } from '@/server/media/pixels/sharp';
import { seededRandom } from '../noise';
import { writeClouds } from '../render/testing/pictures';
import { layLongPicture, TALLEST, WIDTH } from './layout';
import { renderLongPicture } from './long-picture';
import { longPicturePlan } from './plan';
import { themeOf } from './theme';

vi.setConfig({ testTimeout: 60_000 });

const VERSE = '两岸青山相对出，孤帆一片日边来。';

function planOf(count: number, verseEvery: number, text: Record<string, string> = {}) {
  return longPicturePlan.parse({
    pictures: Array.from({ length: count }, (_, i) => ({
      file: `${i}.jpg`,
      verse: i % verseEvery === 1 ? VERSE : '',
    })),
    title: '漓江春色',
    ...text,
  });
}

/** Shapes from 1:4 to 10:1. */
function shapesOf(count: number, seed: number): Map<number, number> {
  const random = seededRandom(seed);
  const shapes = [0.25, 0.67, 0.75, 1, 1.33, 1.5, 1.78, 4, 10];
  return new Map(Array.from({ length: count }, (_, i) => [i, shapes[Math.floor(random() * shapes.length)]]));
}

describe.each([1, 2, 3, 7, 30, 200])('%i pictures', (count) => {
  test.each([1, 2, 3])('of mixed shapes (%i) are all there, in order, inside, apart', (seed) => {
    const layout = layLongPicture(planOf(count, 3), shapesOf(count, seed));
    expect(layout.height).toBeLessThanOrEqual(TALLEST);
    expect(layout.width).toBeLessThanOrEqual(WIDTH);
    expect(layout.strips.reduce((sum, { height }) => sum + height, 0)).toBe(layout.height);
    const cells = layout.strips.flatMap((strip) => strip.cells.map((cell) => ({ ...cell, strip })));
    expect(cells.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, i) => i));
    for (const { rect, strip } of cells) {
      expect(rect.left).toBeGreaterThanOrEqual(0);
      expect(rect.left + rect.width).toBeLessThanOrEqual(layout.width);
      expect(rect.top + rect.height).toBeLessThanOrEqual(strip.height);
      expect(Math.min(rect.width, rect.height)).toBeGreaterThan(40);
    }
    for (const { cells: row } of layout.strips) {
      row.slice(1).forEach(({ rect }, i) => {
        expect(rect.left).toBeGreaterThan(row[i].rect.left + row[i].rect.width);
        expect(rect.height).toBe(row[0].rect.height);
      });
    }
  });
});

test('verse in columns stays beside its picture', () => {
  const layout = layLongPicture(planOf(9, 2), new Map(Array.from({ length: 9 }, (_, i) => [i, 0.75])));
  const insets = layout.strips.filter(({ words }) => words.some(({ kind }) => kind === 'columns'));
  expect(insets.length).toBe(4);
  for (const { words, cells } of insets) {
    for (const each of words) {
      if (each.kind !== 'columns') continue;
      const { rect } = cells[0];
      const apart = each.area.left >= rect.left + rect.width || each.area.left + each.area.width <= rect.left;
      expect(apart).toBe(true);
    }
  }
});

test('rows vary: no rhythm of one kind', () => {
  const layout = layLongPicture(planOf(24, 99), new Map(Array.from({ length: 24 }, (_, i) => [i, 1.4])));
  const counts = new Set(layout.strips.map(({ cells }) => cells.length));
  expect([...counts].sort()).toEqual([0, 1, 2, 3]);
});

test('upright pictures alone would be too tall: the picture is narrower, and says so', () => {
  const shapes = new Map(Array.from({ length: 200 }, (_, i) => [i, 0.72]));
  const every = longPicturePlan.parse({
    pictures: Array.from({ length: 200 }, (_, i) => ({ file: `${i}.jpg`, verse: VERSE })),
  });
  const tall = layLongPicture(every, shapes);
  expect(tall.width).toBeLessThan(WIDTH);
  expect(tall.height).toBeLessThanOrEqual(TALLEST);
  expect(tall.height).toBeGreaterThan(TALLEST * 0.97);
});

describe('a rendered one', () => {
  let folder: string;
  const inFolder = (name: string) => path.join(folder, name);
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'long-test-'));
    for (const [i, [width, height]] of [
      [300, 200],
      [200, 300],
      [50, 50],
      [800, 200],
    ].entries()) {
      await writeClouds(inFolder(`${i}.jpg`), width, height, i);
    }
    writeFileSync(inFolder('broken.jpg'), 'not a picture');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is what its layout says, without the broken picture, in flat memory and with a cover', async () => {
    const plan = longPicturePlan.parse({
      pictures: ['0', '1', 'broken', '2', '3'].map((name) => ({
        file: inFolder(`${name}.jpg`),
        verse: name === '1' ? VERSE : '',
      })),
      ...{ title: '题'.repeat(500), subtitle: '😀', author: '光影之人', date: '2026年3月', place: '桂林' },
      link: { url: 'https://example.org/gallery/1', label: '扫码看影集' },
    });
    const told: number[] = [];
    const made = await renderLongPicture({
      ...{
        plan,
        files: { picture: inFolder('long.jpg'), cover: inFolder('cover.jpg') },
        workDir: inFolder('work'),
      },
      onProgress: ({ fraction }) => void told.push(fraction),
    });
    expect(made.leftOut).toEqual([{ index: 2, code: 'notAPicture' }]);
    const meta = await sharp(inFolder('long.jpg')).metadata();
    expect(meta).toMatchObject({ format: 'jpeg', width: WIDTH, height: made.height });
    expect(meta.exif).toBeUndefined();
    expect(made.bytes).toBe(statSync(inFolder('long.jpg')).size);
    expect(await sharp(inFolder('cover.jpg')).metadata()).toMatchObject(made.cover);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  test('without a usable picture is refused', async () => {
    const plan = longPicturePlan.parse({ pictures: [{ file: inFolder('broken.jpg') }] });
    const files = { picture: inFolder('none.jpg'), cover: inFolder('none-cover.jpg') };
    await expect(renderLongPicture({ plan, files, workDir: inFolder('work') })).rejects.toMatchObject({
      code: 'noUsablePicture',
    });
  });
});

test('ink is legible on paper of any theme', async () => {
  const luminance = ([r, g, b]: readonly number[]) => {
    const [x, y, z] = [r, g, b].map((v) =>
      v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a: readonly number[], b: readonly number[]) =>
    (luminance(a) + 0.05) / (luminance(b) + 0.05);
  for (const background of ['#c02020', '#20a040', '#2040c0', '#d0c020', '#808080', '#000', '#fff']) {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .png()
      .toBuffer();
    const { paper, ink, pale } = await themeOf([picture]);
    expect(contrast(paper, ink)).toBeGreaterThan(7);
    expect(contrast(paper, pale)).toBeGreaterThan(4.5);
  }
});
