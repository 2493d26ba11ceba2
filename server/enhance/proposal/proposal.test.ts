/** Guarantees of proposals: what a picture plainly needs is proposed, with a mask that a task takes as it is. */
import { mkdir } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dropInRestorers, HAZE } from '@/server/inference/testing/restorers';
import { sharp } from '@/server/media/pixels/sharp';
import { randomFrom, scene } from '@/server/media/pixels/testing';
import { dataPath } from '@/server/platform/data-dir';
import { examine } from './examine';
import { noiseOf } from './noise';
import type { Findings } from './procedures';

const [WIDTH, HEIGHT] = [240, 160];
const picture = dataPath('temporary', 'old.png');
const mask = dataPath('temporary', 'mask.png');
const tools = { signal: new AbortController().signal, onProgress: () => undefined };

beforeAll(dropInRestorers);
beforeEach(() => mkdir(dataPath('temporary'), { recursive: true }));

/** What is found in a picture of H×W×3 bytes. */
async function found(bytes: Uint8Array): Promise<Findings> {
  await sharp(bytes, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toFile(picture);
  return examine({ picture, mask }, tools);
}

const dull = () => scene(WIDTH, HEIGHT).map((value) => Math.min(200, value));
const grey = (bytes: Uint8Array) => bytes.map((_, i) => bytes[i - (i % 3)]);

describe('looking at a picture', () => {
  it('finds a scratch, and writes a mask that is white there and black elsewhere', async () => {
    const torn = dull();
    torn.fill(255, 3 * WIDTH * 80, 3 * WIDTH * 82);
    const { damage } = await found(torn);
    expect(damage).toEqual({ share: 2 / HEIGHT, width: WIDTH, height: HEIGHT });
    const { data, info } = await sharp(mask).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: WIDTH, height: HEIGHT, channels: 1 });
    const rows = Array.from({ length: HEIGHT }, (_, y) => data[y * WIDTH + 7]);
    expect([rows[80], rows[81], rows[40], rows[120]]).toEqual([255, 255, 0, 0]);
  });

  it('tells grey from sepia from coloured', async () => {
    const sepia = grey(dull()).map((value, i) => value * ([1, 0.85, 0.65][i % 3] ?? 1));
    expect((await found(grey(dull()))).tint).toBe('grey');
    expect((await found(sepia)).tint).toBe('tinted');
    expect((await found(dull())).tint).toBe('coloured');
  });

  it('tells haze as the network does, and faded tones', async () => {
    const { haze, faded } = await found(grey(dull()).map((value) => 100 + value / 8));
    expect(haze).toBeCloseTo(1 - HAZE.transmission, 3);
    expect(faded).toBeGreaterThan(0.8);
  });

  it('takes writing on bare paper for a page, and no photograph for one', async () => {
    const page = new Uint8Array(3 * WIDTH * HEIGHT).fill(215);
    for (let line = 20; line < HEIGHT - 20; line += 12)
      for (let x = 20; x < WIDTH - 20; x += 4)
        page.fill(40, 3 * (line * WIDTH + x), 3 * (line * WIDTH + x + 2));
    expect((await found(page)).page).toBe(true);
    expect((await found(dull())).page).toBe(false);
    expect((await found(grey(dull()))).page).toBe(false);
    // A print that has faded to a few tones is none either.
    expect((await found(grey(dull()).map((value) => 150 + value / 8))).page).toBe(false);
  });

  it('measures noise within a third', async () => {
    const random = randomFrom(3);
    for (const sigma of [4, 12]) {
      const bell = () => Array.from({ length: 12 }, random).reduce((a, b) => a + b) - 6;
      const noisy = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, () => 0);
      for (let i = 0; i < WIDTH * HEIGHT; i++) noisy.fill(Math.round(128 + sigma * bell()), 3 * i, 3 * i + 3);
      await found(noisy);
      const told = await noiseOf(picture, { width: WIDTH, height: HEIGHT });
      expect(Math.abs(told - sigma)).toBeLessThan(sigma / 3);
    }
  });
});
