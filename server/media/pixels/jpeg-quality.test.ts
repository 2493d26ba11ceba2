/** Guarantee: the quality a JPEG was written with is recovered from its header, whatever stands before it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jpegQuality } from './jpeg-quality';
import { sharp } from './sharp';
import { pngOf, scene } from './testing';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quality-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(content: Buffer): string {
  const target = path.join(folder, 'picture');
  writeFileSync(target, content);
  return target;
}

const raw = { width: 40, height: 30, channels: 3 } as const;
const written = (quality: number, mozjpeg = false) =>
  sharp(scene(40, 30), { raw }).withMetadata().jpeg({ quality, mozjpeg }).toBuffer();

test.each([30, 40, 50, 60, 65, 70, 75, 80, 85, 90, 95])('quality %i is recovered', async (quality) => {
  const found = await jpegQuality(file(await written(quality)));
  expect(Math.abs((found ?? 0) - quality)).toBeLessThanOrEqual(3);
});

test('another encoder’s tables are placed on the same scale, in order', async () => {
  const found = [];
  for (const quality of [40, 60, 80, 90]) found.push(await jpegQuality(file(await written(quality, true))));
  expect(found).toEqual([...found].sort((a, b) => (a ?? 0) - (b ?? 0)));
  expect(found.every((quality) => quality !== null && quality > 20)).toBe(true);
});

test('tables behind large metadata are found', async () => {
  const jpeg = await written(75);
  const comment = Buffer.alloc(60_000, 0xdb);
  comment.set([0xff, 0xee, (comment.length - 2) >> 8, (comment.length - 2) & 255]);
  const padded = Buffer.concat([jpeg.subarray(0, 2), comment, comment, comment, jpeg.subarray(2)]);
  expect(await jpegQuality(file(padded))).toBe(await jpegQuality(file(jpeg)));
});

test('a file without tables has no quality', async () => {
  expect(await jpegQuality(file(await pngOf(scene(8, 8), 8, 8)))).toBeNull();
  expect(await jpegQuality(file((await written(75)).subarray(0, 20)))).toBeNull();
  expect(await jpegQuality(file(Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 1])))).toBeNull();
  expect(await jpegQuality(file(Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 0])))).toBeNull();
  expect(await jpegQuality(file(Buffer.alloc(0)))).toBeNull();
});
