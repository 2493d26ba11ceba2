/** Guarantees of mixing: what the formula says, for lengths that fill no vector, and across pieces. */
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../noise';
import { mixByLevel, mixEvenly, mixWithLevel } from './mix';
import { blendOverlay, overlayOf } from './overlay';
import { fill, planes, yuvOf } from './planes';

/** More than one piece, and no multiple of a vector. */
const COUNT = 65_536 + 1027;
const noise = (seed: number) => {
  const random = seededRandom(seed);
  return Uint8Array.from({ length: COUNT }, () => Math.floor(256 * random()));
};
const [a, b, levels] = [noise(1), noise(2), noise(3)];

test.each([0, 1, 100, 255, 256])('an even mix by %i of 256', (weight) => {
  const out = new Uint8Array(COUNT);
  mixEvenly(a, b, weight, out);
  expect(out.every((level, i) => level === (a[i] * (256 - weight) + b[i] * weight + 128) >> 8)).toBe(true);
  mixWithLevel(a, 40, weight, out);
  expect(out.every((level, i) => level === (a[i] * weight + 40 * (256 - weight) + 128) >> 8)).toBe(true);
});

describe.each([0.04, 0.16, 0.3, 0.7, 1])('an edge of softness %d', (softness) => {
  test.each([0, 0.2, 0.5, 0.93, 1])('that has gone %d of its way', (way) => {
    const out = new Uint8Array(COUNT);
    const front = 255 * way * (1 + softness);
    mixByLevel(a, b, levels, { front, softness: 255 * softness }, out);
    out.forEach((level, i) => {
      const t = Math.min(Math.max((front - levels[i]) / (255 * softness), 0), 1);
      const exact = a[i] + (b[i] - a[i]) * t * t * (3 - 2 * t);
      // A level, and half a step of the weight between the farthest levels.
      if (Math.abs(level - exact) > 1.6) expect.fail(`${level} instead of ${exact} at level ${levels[i]}`);
    });
  });
});

test.each([-6, 0, 5, 70])('an overlay at column %i is mixed by its opacity', (left) => {
  const sheet = { width: 40, height: 10, rgba: new Uint8Array(40 * 10 * 4) };
  for (let i = 0; i < 400; i++) sheet.rgba.set([255, 255, 255, (i * 37) % 256], 4 * i);
  const overlay = overlayOf(sheet, left, 4);
  const frame = planes({ width: 96, height: 20 });
  fill(frame, [20, 60, 90]);
  const [before] = frame.y;
  blendOverlay(overlay, 0.6, frame);
  const [white] = yuvOf(255, 255, 255);
  for (let y = 0; y < 20; y++) {
    for (let x = 0; x < 96; x++) {
      const [column, row] = [x - overlay.left, y - overlay.top];
      const inside = column >= 0 && column < 40 && row >= 0 && row < 10;
      const opacity = inside ? (0.6 * (((row * 40 + column) * 37) % 256)) / 255 : 0;
      expect(Math.abs(frame.y[y * 96 + x] - (before + (white - before) * opacity))).toBeLessThanOrEqual(1);
    }
  }
});
