import { describe, expect, it } from 'vitest';
import { NO_CHOICE } from './choice';
import { judge, settle, type Allowed, type Suggesting } from './settings';

const allowed: Allowed = {
  scale: 4,
  outputPixels: 100e6,
  noiseLevels: { photo: [-1, 0, 1], art: [-1, 0, 1, 2] },
};
const picture: Suggesting = {
  width: 900,
  height: 600,
  suggestion: { scale: 4, style: 'art', noise: 2, format: 'webp' },
};

describe('settle', () => {
  it('lets the picture decide what the visitor left open', () => {
    expect(settle(NO_CHOICE, picture, allowed)).toEqual({
      size: { by: 'factor', factor: 4 },
      style: 'art',
      noise: 2,
      format: 'webp',
      quality: 92,
    });
  });

  it('lets the visitor decide over the picture', () => {
    const choice = {
      size: { by: 'width', px: 2000 },
      style: 'photo',
      noise: 0,
      network: 'our-own',
      format: 'jpeg',
      quality: 80,
    } as const;
    expect(settle(choice, picture, allowed)).toEqual(choice);
  });

  it('never suggests more than the plan gives', () => {
    expect(settle(NO_CHOICE, picture, { ...allowed, scale: 2 }).size).toEqual({ by: 'factor', factor: 2 });
  });

  it('takes the installed noise level that is next to the wish', () => {
    expect(settle({ ...NO_CHOICE, style: 'photo' }, picture, allowed).noise).toBe(1);
    const none = { ...allowed, noiseLevels: { photo: [-1], art: [-1] } };
    expect(settle({ ...NO_CHOICE, noise: 3 }, picture, none).noise).toBe(-1);
  });

  it('knows what a result is stored as when the wished format cannot hold it', () => {
    const as = (format: 'jpeg' | 'webp', px: number, height = 600) => {
      const choice = { ...NO_CHOICE, format, size: { by: 'width', px } } as const;
      return settle(choice, { ...picture, width: 8000, height }, allowed).format;
    };
    expect(as('webp', 16_383)).toBe('webp');
    expect(as('webp', 16_384)).toBe('png');
    expect(as('jpeg', 16_384)).toBe('jpeg');
    expect(as('jpeg', 65_501, 8000)).toBe('tiff');
  });
});

describe('judge', () => {
  const wide = (px: number) => judge({ ...NO_CHOICE, size: { by: 'width', px } }, picture, allowed);

  it('says what becomes of a picture', () => {
    expect(wide(3000)).toEqual({
      ok: true,
      width: 3000,
      height: 2000,
      ratio: 3000 / 900,
      scale: 4,
      dpi: null,
    });
  });

  it('says beforehand what the server would refuse', () => {
    expect(wide(900)).toMatchObject({ ok: false, problem: { code: 'targetNotLarger' } });
    expect(wide(20_000)).toMatchObject({ ok: false, problem: { code: 'targetTooLarge' } });
    expect(wide(4000)).toMatchObject({ ok: false, problem: { code: 'scaleTooLarge', detail: { limit: 4 } } });
    const small = judge(NO_CHOICE, picture, { ...allowed, outputPixels: 8e6 });
    expect(small).toMatchObject({ ok: false, problem: { code: 'outputTooLarge', detail: { limit: 8 } } });
  });
});
