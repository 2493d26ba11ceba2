import { describe, expect, it } from 'vitest';
import { looksFaded } from './faded';

/** 48×48 px of a colour for each level of light 0..1. */
function picture(colour: (light: number) => readonly [number, number, number]) {
  return Array.from({ length: 48 * 48 }, (_, at) => [...colour((at % 97) / 96), 255]).flat();
}

describe('a faded picture', () => {
  it('is black and white or brown, with all the greys of a photograph', () => {
    expect(looksFaded(picture((light) => [255 * light, 255 * light, 255 * light]))).toBe(true);
    expect(looksFaded(picture((light) => [60 + 180 * light, 40 + 170 * light, 20 + 140 * light]))).toBe(true);
  });

  it('is not one with colours of its own', () => {
    expect(looksFaded(picture((light) => [255 * light, 120, 255 - 255 * light]))).toBe(false);
    expect(looksFaded(picture(() => [74, 107, 138]))).toBe(false);
  });

  it('is not a drawing, which is paper and ink', () => {
    expect(looksFaded(picture((light) => (light > 0.1 ? [255, 255, 255] : [0, 0, 0])))).toBe(false);
  });
});
