/** Guarantees: nobody is promised a file that its format cannot hold. */
import { describe, expect, it } from 'vitest';
import { formatFor, formatProblem, formatsFor } from './formats';

const square = (side: number) => ({ width: side, height: side });

describe('formats by size', () => {
  it.each([
    ['jpeg', { width: 65_500, height: 2 }, null],
    ['jpeg', { width: 2, height: 65_501 }, 'formatTooSmall'],
    ['webp', { width: 16_383, height: 100 }, null],
    ['webp', { width: 16_384, height: 100 }, 'formatTooSmall'],
    ['webp', square(8001), 'formatTooManyPixels'],
    ['png', square(76_800), null],
    ['tiff', square(160_000), null],
  ] as const)('%s for %j: %s', (format, size, code) => {
    expect(formatProblem(format, size)?.code ?? null).toBe(code);
    expect(formatsFor(size).includes(format)).toBe(code === null);
  });

  it('that are too small are replaced, by TIFF where the picture is very large', () => {
    expect(formatFor('jpeg', square(48_000))).toBe('jpeg');
    expect(formatFor('jpeg', { width: 70_000, height: 3000 })).toBe('png');
    expect(formatFor('jpeg', square(66_000))).toBe('tiff');
    expect(formatFor('webp', square(12_000))).toBe('png');
    expect(formatFor('png', square(76_800))).toBe('png');
  });
});
