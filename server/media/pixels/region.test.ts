/** Guarantees of the lens: a region is exactly that place, at any ratio, and neighbours fit together. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegion } from './region';
import { sharp } from './sharp';
import { pngOf } from './testing';

const [width, height, slope] = [28, 27, 8];
let folder: string;
let picture: string;

/** Red rises by `slope` levels a px to the right, green downwards. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'region-test-'));
  picture = path.join(folder, 'ramp.png');
  const bytes = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    bytes.set([20 + slope * (i % width), 20 + slope * Math.floor(i / width), 128], i * 3);
  }
  writeFileSync(picture, await pngOf(bytes, width, height));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function levels(left: number, top: number, side: number, result: number) {
  const rect = { left, top, width: side, height: side };
  const made = await readRegion({ picture, rect, scaleTo: { width: result, height: result } });
  const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: result, height: result });
  return (x: number, y: number) => [data[(y * result + x) * 3] ?? 0, data[(y * result + x) * 3 + 1] ?? 0];
}

describe('a scaled region', () => {
  it.each([
    [4, 5, 16, 64],
    [4.37, 6.81, 13.4, 64],
    [5.5, 4.25, 20, 20],
    [3.9, 2.1, 22, 17],
  ])('at %d, %d of side %d to %d px lies where it was asked for', async (left, top, side, result) => {
    const at = await levels(left, top, side, result);
    const places = Array.from({ length: result }, (_, i) => i);
    const level = (start: number, i: number) => 20 + slope * (start + ((i + 0.5) * side) / result - 0.5);
    const middle = Math.floor(result / 2);
    const errors = [
      places.map((x) => (at(x, middle)[0] ?? 0) - level(left, x)),
      places.map((y) => (at(middle, y)[1] ?? 0) - level(top, y)),
    ];
    for (const axis of errors) {
      const mean = axis.reduce((sum, error) => sum + error, 0) / result;
      // A quarter of a px of the picture; WebP takes most of it.
      expect(Math.abs(mean)).toBeLessThan(slope / 4);
    }
  });

  it('and the one beside it fit together without a step', async () => {
    const ratio = 64 / 12.7;
    const [here, beside] = [await levels(1, 5, 12.7, 64), await levels(1 + 12.7, 5, 12.7, 64)];
    const step = (beside(0, 30)[0] ?? 0) - (here(63, 30)[0] ?? 0);
    expect(Math.abs(step - slope / ratio)).toBeLessThan(4);
  });

  it.each([
    [{ left: 20, top: 0, width: 10, height: 10 }],
    [{ left: -0.5, top: 0, width: 10, height: 10 }],
    [{ left: 0, top: 0, width: 0, height: 10 }],
  ])('%j is refused', async (rect) => {
    await expect(readRegion({ picture, rect, scaleTo: { width: 20, height: 20 } })).rejects.toMatchObject({
      code: 'badRegion',
    });
  });
});
