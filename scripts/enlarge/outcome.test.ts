/** Guarantee: a result that its format cannot hold is refused before any work, with the formats that can. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pngHeaderOf, pngOf } from '@/server/media/pixels/testing';
import { readArguments } from './arguments';
import { outcomeOf } from './outcome';
import { UsageError } from './usage-error';

let folder: string;
const inFolder = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outcome-test-'));
  writeFileSync(inFolder('wide.png'), await pngHeaderOf(5000, 40));
  writeFileSync(inFolder('small.png'), await pngOf(new Uint8Array(60 * 40 * 3), 60, 40));
});
afterAll(() => rmSync(folder, { recursive: true }));

const outcome = (source: string, target: string, ...args: string[]) =>
  outcomeOf(readArguments([inFolder(source), '-o', inFolder(target), ...args]));

test('sizes become a factor, exact pixels and a density', async () => {
  expect(await outcome('small.png', 'x.png', '--scale', '16')).toEqual({ scale: 16 });
  expect(await outcome('small.png', 'x.png', '--width', '100')).toEqual({
    ...{ scale: 2, size: { width: 100, height: 67 } },
  });
  expect(await outcome('small.png', 'x.tif', '--print', '2x1cm', '--dpi', '254')).toEqual({
    ...{ scale: 4, size: { width: 200, height: 133 }, density: 254 },
  });
});

test('what does not fit names the formats that hold it', async () => {
  const attempt = outcome('wide.png', 'wide.jpg', '--scale', '16');
  await expect(attempt).rejects.toThrow(UsageError);
  await expect(attempt).rejects.toThrow(/80000×640 .* 65500 pixels a side: write PNG or TIFF$/);
});

test('what is as large already is refused by name', async () => {
  await expect(outcome('small.png', 'x.png', '--height', '40')).rejects.toMatchObject({
    code: 'targetNotLarger',
  });
});
