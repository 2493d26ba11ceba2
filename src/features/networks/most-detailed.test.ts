import { describe, expect, it } from 'vitest';
import { mostDetailed } from './most-detailed';

const [WIDTH, HEIGHT] = [60, 40];

/** A smooth slope with a chequered patch of 10×10 px at a corner. */
function slopeWithPatch(left: number, top: number): number[] {
  return Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const patch = x >= left && x < left + 10 && y >= top && y < top + 10;
    return patch ? ((x + y) % 2) * 255 : x + 2 * y;
  });
}

describe('mostDetailed', () => {
  it.each([
    [5, 5],
    [42, 26],
  ])('finds the patch at %i, %i', (left, top) => {
    const { x, y } = mostDetailed(slopeWithPatch(left, top), WIDTH, HEIGHT, 14);
    expect(x).toBeLessThanOrEqual(left);
    expect(x + 14).toBeGreaterThanOrEqual(left + 10);
    expect(y).toBeLessThanOrEqual(top);
    expect(y + 14).toBeGreaterThanOrEqual(top + 10);
  });

  it('stays in the middle of a picture without detail', () => {
    expect(mostDetailed(new Array<number>(WIDTH * HEIGHT).fill(7), WIDTH, HEIGHT, 20)).toEqual({
      x: 20,
      y: 10,
    });
  });
});
