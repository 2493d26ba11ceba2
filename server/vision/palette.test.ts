import { describe, expect, it } from 'vitest';
import { noise } from '@/server/media/pixels/testing';
import { labOf, paletteOf } from './palette';

/** `counts[i]` pixels of `colours[i]`, mixed. */
function pixels(colours: number[][], counts: number[]): Uint8Array {
  const all = colours.flatMap((colour, i) => Array.from({ length: counts[i] ?? 0 }, () => colour));
  // A step that shares no divisor with the length visits each one.
  return Uint8Array.from(all.flatMap((_, i) => all[(i * 7919) % all.length] ?? []));
}

describe('a palette', () => {
  it('finds the colours that are there, the largest first, with their shares', () => {
    const colours = [
      [250, 10, 20],
      [20, 30, 240],
      [240, 240, 230],
    ];
    expect(paletteOf(pixels(colours, [200, 500, 300]), 3)).toEqual([
      { rgb: [20, 30, 240], share: 0.5 },
      { rgb: [240, 240, 230], share: 0.3 },
      { rgb: [250, 10, 20], share: 0.2 },
    ]);
  });

  it('is the same for the same pixels', () => {
    for (const k of [1, 3, 16]) {
      const answer = paletteOf(noise(60, 40), k);
      expect(paletteOf(noise(60, 40), k)).toEqual(answer);
      expect(answer).toHaveLength(k);
      expect(answer.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    }
  });

  it('gives means of sRGB values that are not rounded', () => {
    expect(
      paletteOf(
        pixels(
          [
            [10, 20, 30],
            [11, 21, 31],
          ],
          [50, 50],
        ),
        1,
      )[0]?.rgb,
    ).toEqual([10.5, 20.5, 30.5]);
  });

  it('tells what the eye tells apart: two greens and a blue, not two blues', () => {
    // In sRGB the two greens are as near each other as the two blues; the eye sees more in the greens.
    const colours = [
      [40, 150, 40],
      [80, 190, 40],
      [40, 40, 150],
      [60, 40, 175],
    ];
    const found = paletteOf(pixels(colours, [100, 100, 100, 100]), 3).map(({ rgb }) => rgb[2] > 100);
    expect(found.filter(Boolean)).toHaveLength(1);
  });

  it('repeats the last colour with share 0 where there are fewer than were asked for', () => {
    const answer = paletteOf(pixels([[1, 2, 3]], [9]), 4);
    expect(answer.map(({ rgb }) => rgb)).toEqual(Array.from({ length: 4 }, () => [1, 2, 3]));
    expect(answer.map(({ share }) => share)).toEqual([1, 0, 0, 0]);
    expect(paletteOf(Uint8Array.of(1, 2, 3), 16)).toHaveLength(16);
  });
});

it('CIELAB of black, white and sRGB red is that of the standard', () => {
  const lab = [...labOf(Uint8Array.of(0, 0, 0, 255, 255, 255, 255, 0, 0))];
  [0, 0, 0, 100, 0, 0, 53.24, 80.09, 67.2].forEach((value, i) => expect(lab[i]).toBeCloseTo(value, 1));
});
