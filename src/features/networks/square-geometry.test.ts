import { describe, expect, it } from 'vitest';
import { around, boundsOf, firstSize, keyed, resized, within } from './square-geometry';

const picture = { width: 1000, height: 600 };

function bounds(scale = 2) {
  const found = boundsOf(picture, scale);
  if (!found) throw new Error('this picture is large enough');
  return found;
}

describe('the square', () => {
  it('is never larger than the server takes, at any factor', () => {
    expect([2, 4, 8, 16].map((scale) => bounds(scale).largest)).toEqual([320, 320, 256, 128]);
    for (const scale of [2, 3, 4, 8, 16]) {
      const size = firstSize(scale, bounds(scale));
      expect(size).toBeGreaterThanOrEqual(64);
      expect(size * scale).toBeLessThanOrEqual(2048);
    }
  });

  it('does not exist on a picture that is smaller than the smallest one', () => {
    expect(boundsOf({ width: 63, height: 5000 }, 2)).toBeNull();
    expect(boundsOf({ width: 64, height: 64 }, 2)).toMatchObject({ smallest: 64, largest: 64 });
  });

  it('stays inside the picture, on whole pixels', () => {
    expect(within({ left: -5, top: 599.6, size: 100.4 }, bounds())).toEqual({ left: 0, top: 500, size: 100 });
    expect(around(999, 0, 128, bounds())).toEqual({ left: 872, top: 0, size: 128 });
  });

  it('keeps its middle when it is resized, where it can', () => {
    const square = { left: 400, top: 200, size: 128 };
    expect(resized(square, 160, bounds())).toEqual({ left: 384, top: 184, size: 160 });
    expect(resized(square, 5000, bounds()).size).toBe(320);
  });

  it('follows arrows and + and −, and nothing else', () => {
    const square = { left: 400, top: 200, size: 128 };
    expect(keyed('ArrowRight', false, square, bounds())).toMatchObject({ left: 416, top: 200 });
    expect(keyed('ArrowUp', true, square, bounds())).toMatchObject({ left: 400, top: 72 });
    expect(keyed('+', false, square, bounds())?.size).toBe(144);
    expect(keyed('-', false, square, bounds())?.size).toBe(112);
    expect(keyed('Enter', false, square, bounds())).toBeNull();
  });
});
