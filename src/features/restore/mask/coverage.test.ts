import { describe, expect, it } from 'vitest';
import { cellsOf, coverageOf } from './coverage';

describe('the coverage of a mask', () => {
  it('is told for the whole and for the cell where the mark is', () => {
    const [width, height] = [40, 30];
    const rgba = new Uint8ClampedArray(width * height * 4);
    // The whole first cell: a twelfth of the mask.
    for (let y = 0; y < 10; y += 1) for (let x = 0; x < 10; x += 1) rgba[(y * width + x) * 4 + 3] = 255;
    const { share, cells } = coverageOf(rgba, width, height);
    expect(share).toBeCloseTo(1 / 12);
    expect(cells[0]).toBe(1);
    expect(cells.slice(1).every((cell) => cell === 0)).toBe(true);
  });

  it('has cells that cover every px exactly once, whatever the size', () => {
    const size = { width: 1021, height: 767 };
    const px = cellsOf(size).reduce((sum, { area }) => sum + area.width * area.height, 0);
    expect(px).toBe(size.width * size.height);
  });
});
