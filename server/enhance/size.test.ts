/** Guarantees of a wished size: it is met to the pixel, with the least work, or refused by name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeWish, SCALES, type SizeWish } from './operations';
import { ratioOf, type Size } from '@/src/lib/size-ratio';
import { freezeSize, resultSize } from './size';

const side = fc.integer({ min: 1, max: 10_000 });
const picture = fc.record({ width: side, height: side });
const px = fc.integer({ min: 1, max: 200_000 });
const pixels = fc.oneof(
  fc.record({ by: fc.constant('width' as const), px }),
  fc.record({ by: fc.constant('height' as const), px }),
);
const millimetres = fc.integer({ min: 10, max: 5000 });
const print = fc.record({
  by: fc.constant('print' as const),
  longMm: millimetres,
  shortMm: millimetres,
  dpi: fc.integer({ min: 36, max: 1200 }),
});

/** Runs a property on the wishes that can be met. */
function whenPossible<Wish extends SizeWish>(
  wishes: fc.Arbitrary<Wish>,
  holds: (wish: Wish, from: Size, to: Size, frozen: ReturnType<typeof freezeSize>) => void,
): void {
  const property = fc.property(wishes, picture, (wish, from) => {
    const ratio = ratioOf(wish, from);
    fc.pre(ratio > 1 && ratio <= 16);
    const frozen = freezeSize(sizeWish.parse(wish), from);
    holds(wish, from, resultSize(frozen, from), frozen);
  });
  fc.assert(property, { numRuns: 500 });
}

describe('a size in pixels or for print', () => {
  it('is met exactly on the side that was asked for', () => {
    whenPossible(pixels, (wish, _from, to) => expect(to[wish.by]).toBe(wish.px));
  });

  it('keeps the aspect to half a pixel', () => {
    whenPossible(fc.oneof(pixels, print), (wish, from, to) => {
      const ratio = ratioOf(wish, from);
      expect(Math.abs(to.width - from.width * ratio)).toBeLessThanOrEqual(0.5 + 1e-6);
      expect(Math.abs(to.height - from.height * ratio)).toBeLessThanOrEqual(0.5 + 1e-6);
    });
  });

  it('takes the smallest factor that reaches it, and never more pixels than that factor has', () => {
    whenPossible(fc.oneof(pixels, print), (wish, from, to, { scale }) => {
      const ratio = ratioOf(wish, from);
      expect(scale).toBe(Math.min(...SCALES.filter((factor) => factor >= ratio)));
      expect(to.width).toBeLessThanOrEqual(from.width * scale);
      expect(to.height).toBeLessThanOrEqual(from.height * scale);
    });
  });

  it('covers the whole sheet, turned as the picture is, and no more than one side must', () => {
    whenPossible(print, (wish, from, to, { density }) => {
      const long = Math.round((wish.longMm / 25.4) * wish.dpi);
      const short = Math.round((wish.shortMm / 25.4) * wish.dpi);
      const [larger, smaller] = from.width >= from.height ? [to.width, to.height] : [to.height, to.width];
      expect(larger).toBeGreaterThanOrEqual(long);
      expect(smaller).toBeGreaterThanOrEqual(short);
      expect(larger === long || smaller === short).toBe(true);
      expect(density).toBe(wish.dpi);
    });
  });

  it('that is the factor’s own leaves nothing to reduce', () => {
    const frozen = freezeSize({ by: 'width', px: 2560 }, { width: 640, height: 480 });
    expect(frozen).toEqual({ scale: 4 });
  });

  it.each([
    [{ by: 'width', px: 640 }, 'targetNotLarger'],
    [{ by: 'height', px: 100 }, 'targetNotLarger'],
    [{ by: 'print', longMm: 50, shortMm: 40, dpi: 300 }, 'targetNotLarger'],
    [{ by: 'width', px: 640 * 16 + 1 }, 'targetTooLarge'],
    [{ by: 'print', longMm: 5000, shortMm: 5000, dpi: 300 }, 'targetTooLarge'],
  ] as const)('%j of 640×480 is refused as %s', (wish, code) => {
    const attempt = () => freezeSize(wish, { width: 640, height: 480 });
    expect(attempt).toThrow(expect.objectContaining({ code, detail: { width: 640, height: 480 } }));
  });
});
