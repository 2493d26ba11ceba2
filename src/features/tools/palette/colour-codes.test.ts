import { describe, expect, it } from 'vitest';
import { codesOf, contrast, hslOf, inkOn, readColours, writeColours, type Rgb } from './colour-codes';

describe('codes of a colour', () => {
  it('are those that CSS reads as the same colour', () => {
    expect(codesOf([138, 107, 76])).toEqual({
      hex: '#8A6B4C',
      rgb: 'rgb(138, 107, 76)',
      hsl: 'hsl(30, 29%, 42%)',
    });
  });

  it('know hues on every side of the wheel, and greys without one', () => {
    expect(hslOf([255, 0, 0])).toEqual([0, 100, 50]);
    expect(hslOf([0, 255, 0])).toEqual([120, 100, 50]);
    expect(hslOf([0, 0, 255])).toEqual([240, 100, 50]);
    expect(hslOf([255, 0, 1])).toEqual([0, 100, 50]);
    expect(hslOf([128, 128, 128])).toEqual([0, 0, 50]);
    expect(hslOf([255, 255, 255])).toEqual([0, 0, 100]);
  });
});

describe('writing on a colour', () => {
  it('can be read on every colour there is', () => {
    for (let red = 0; red < 256; red += 15)
      for (let green = 0; green < 256; green += 15)
        for (let blue = 0; blue < 256; blue += 15) {
          const rgb: Rgb = [red, green, blue];
          const ink: Rgb = inkOn(rgb) === '#000000' ? [0, 0, 0] : [255, 255, 255];
          expect(contrast(rgb, ink)).toBeGreaterThan(4.5);
        }
  });
});

describe('colours in an address', () => {
  it('come back as they were written', () => {
    const colours = [
      { rgb: [0, 15, 255] as Rgb, share: 0.75 },
      { rgb: [138, 107, 76] as Rgb, share: 0.25 },
    ];
    expect(readColours(writeColours(colours))).toEqual(colours);
  });

  it('are left out where somebody changed them into something else', () => {
    expect(readColours('nonsense.8A6B4C-9999.12345G-1.<b>')).toEqual([{ rgb: [138, 107, 76], share: 1 }]);
    expect(readColours(null)).toEqual([]);
    expect(readColours(Array(40).fill('000000-1').join('.'))).toHaveLength(16);
  });
});
