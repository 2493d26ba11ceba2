/** Guarantees of drawn frames: nothing is invented between pictures, at their edges, or in flat colour. */
import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../templates';
import { overlayOf, blendOverlay } from './overlay';
import { fill, planes, planesOfRgb, yuvOf } from './planes';
import { drawWindow } from './resample';
import { mixFrames, type Transition } from './transitions';

const SIZE = { width: 64, height: 48 };

function pattern(seed: number) {
  const frame = planes(SIZE);
  for (let i = 0; i < frame.bytes.length; i++) frame.bytes[i] = 40 + ((i * seed) % 150);
  return frame;
}

describe('the lens', () => {
  const whole = { left: 0, top: 0, ...SIZE };
  test('px for px it copies', () => {
    const picture = pattern(7);
    const frame = planes({ width: 32, height: 24 });
    drawWindow(picture, { left: 8, top: 6, width: 32, height: 24 }, frame, {
      left: 0,
      top: 0,
      width: 32,
      height: 24,
    });
    for (let y = 0; y < 24; y++) {
      for (let x = 0; x < 32; x++) expect(frame.y[y * 32 + x]).toBe(picture.y[(y + 6) * 64 + x + 8]);
    }
  });

  test('flat colour stays flat at any place and scale', () => {
    const picture = planes(SIZE);
    fill(picture, [200, 90, 40]);
    const frame = planes(SIZE);
    drawWindow(picture, { left: 4.37, top: 4.91, width: 51.3, height: 38.5 }, frame, whole);
    expect(new Set(frame.y).size).toBe(1);
    expect(frame.bytes.every((value, i) => value === picture.bytes[i])).toBe(true);
  });

  test('a slope is moved by fractions of a pixel', () => {
    const picture = planes(SIZE);
    for (let i = 0; i < picture.y.length; i++) picture.y[i] = 3 * (i % 64) + 20;
    const frame = planes(SIZE);
    const meanAt = (left: number) => {
      drawWindow(picture, { left, top: 6, width: 32, height: 24 }, frame, whole);
      return frame.y.reduce((sum, value) => sum + value, 0) / frame.y.length;
    };
    for (const shift of [0.25, 0.5, 0.75]) expect(meanAt(10 + shift) - meanAt(10)).toBeCloseTo(3 * shift, 0);
  });

  test('outside of the window the frame is as it was', () => {
    const frame = pattern(11);
    const before = frame.y.slice();
    drawWindow(pattern(7), { left: 8, top: 8, width: 20, height: 20 }, frame, {
      left: 10,
      top: 10,
      width: 20,
      height: 20,
    });
    for (let i = 0; i < before.length; i++) {
      const [x, y] = [i % 64, Math.floor(i / 64)];
      if (x < 10 || x >= 30 || y < 10 || y >= 30) expect(frame.y[i]).toBe(before[i]);
    }
  });
});

const ALL: Transition[] = Object.values(TEMPLATES).flatMap(({ transitions }) => [...transitions]);

test.each(ALL)('$kind leads from one shot to the other ($matte)', (transition) => {
  const [a, b, out] = [pattern(7), pattern(13), planes(SIZE)];
  const farthest = (from: Uint8Array) =>
    from.reduce((most, value, i) => Math.max(most, Math.abs(value - out.bytes[i])), 0);
  mixFrames(transition, a, b, 0, out);
  expect(farthest(a.bytes)).toBeLessThanOrEqual(1);
  mixFrames(transition, a, b, 1, out);
  expect(farthest(b.bytes)).toBeLessThanOrEqual(1);
  mixFrames(transition, a, b, 0.5, out);
  expect(farthest(a.bytes)).toBeGreaterThan(10);
});

test('colours are those of BT.709 in limited range', () => {
  expect(yuvOf(0, 0, 0).map(Math.round)).toEqual([16, 128, 128]);
  expect(yuvOf(255, 255, 255).map(Math.round)).toEqual([235, 128, 128]);
  for (const colour of [
    [255, 0, 0],
    [0, 255, 0],
    [12, 200, 90],
  ] as const) {
    const rgb = new Uint8Array(Array.from({ length: 4 }, () => colour).flat());
    const { y, u, v } = planesOfRgb(rgb, { width: 2, height: 2 }, 3);
    const [r, g, b] = colour;
    const exact = yuvOf(r, g, b);
    [y[0], u[0], v[0]].forEach((value, i) => expect(Math.abs(value - exact[i])).toBeLessThanOrEqual(1));
  }
});

test('an overlay covers where it is opaque, and nothing where it is not, even beyond the edge', () => {
  const frame = pattern(7);
  const before = frame.y.slice();
  const rgba = new Uint8Array(8 * 8 * 4).fill(255);
  blendOverlay(overlayOf({ width: 8, height: 8, rgba }, -4, 44), 1, frame);
  expect(frame.y[47 * 64]).toBe(235);
  expect(frame.y[47 * 64 + 5]).toBe(before[47 * 64 + 5]);
  blendOverlay(overlayOf({ width: 8, height: 8, rgba: rgba.fill(0) }, 20, 20), 1, frame);
  expect(frame.y[22 * 64 + 22]).toBe(before[22 * 64 + 22]);
});
