/** Guarantees of resizing in memory: nothing moves, and the figures of papers can be reproduced with it. */
import { describe, expect, test } from 'vitest';
import { resample } from './resample';
import { sharp } from './sharp';
import { noise } from './testing';

const plane = (data: number[], width: number, height: number) => ({
  ...{ data: Float32Array.from(data), width, height, channels: 1 },
});

describe('resample', () => {
  test('an impulse enlarged twice is symmetric about its own place', () => {
    const row = [...resample(plane([0, 0, 0, 255, 0, 0, 0], 7, 1), 14, 1, { scale: 2 })].map(Math.round);
    expect(row.slice(4, 10)).toEqual([...row.slice(4, 10)].reverse());
    expect(row.slice(5, 9)).toEqual([58, 221, 221, 58]);
  });

  test.each(['bicubic', 'lanczos3'] as const)(
    '%s keeps a constant constant and a ramp in its place',
    (kernel) => {
      const ramp = Array.from({ length: 40 }, (_, i) => i * 3);
      const double = resample(plane(ramp, 40, 1), 80, 1, { kernel });
      const half = resample(plane(ramp, 40, 1), 20, 1, { kernel });
      for (let i = 16; i < 64; i++) expect(double[i]).toBeCloseTo(3 * ((i + 0.5) / 2 - 0.5), 0);
      for (let i = 6; i < 14; i++) expect(half[i]).toBeCloseTo(3 * ((i + 0.5) * 2 - 0.5), 1);
      const flat = resample(plane(Array<number>(9).fill(77), 3, 3), 7, 5, { kernel });
      for (const value of flat) expect(value).toBeCloseTo(77, 3);
    },
  );

  test('a window shows what the whole result shows at that place, at any ratio', () => {
    const [width, height] = [50, 40];
    const source = { data: noise(width, height), width, height, channels: 3 };
    const [wide, high] = [157, 131];
    const whole = resample(source, wide, high);
    const [x, y, side] = [61, 43, 30];
    const window = {
      left: (x * width) / wide,
      top: (y * height) / high,
      width: (side * width) / wide,
      height: (side * height) / high,
    };
    const part = resample(source, side, side, { window });
    for (let row = 0; row < side; row++) {
      const from = ((y + row) * wide + x) * 3;
      const expected = whole.subarray(from, from + side * 3);
      part
        .subarray(row * side * 3, (row + 1) * side * 3)
        .forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 2));
    }
  });

  test('downwards sharp keeps the geometry too: ×3 is made of ×4 with it', async () => {
    const [width, height] = [96, 8];
    const bytes = Uint8Array.from({ length: width * height * 3 }, (_, i) => 2 * (Math.floor(i / 3) % width));
    const reduced = await sharp(bytes, { raw: { width, height, channels: 3 } })
      .resize({ width: 72, height: 6, fit: 'fill', kernel: 'lanczos3' })
      .raw()
      .toBuffer();
    for (let x = 10; x < 62; x++) {
      const expected = 2 * ((x + 0.5) / 0.75 - 0.5);
      expect(Math.abs((reduced[(3 * 72 + x) * 3] ?? 0) - expected)).toBeLessThanOrEqual(0.51);
    }
  });
});
