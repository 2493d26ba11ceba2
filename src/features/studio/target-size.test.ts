import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// Only this test sees both sides: the browser gets no code of the server, and the two must say the same.
// eslint-disable-next-line import/no-restricted-paths, @typescript-eslint/no-restricted-imports
import { freezeSize } from '@/server/enhance/size';
// eslint-disable-next-line import/no-restricted-paths, @typescript-eslint/no-restricted-imports
import { Refusal } from '@/server/platform/errors';
import type { SizeWish } from '@/src/lib/api-types';
import type { Size } from '@/src/lib/size-ratio';
import { outcomeOf, SCALES, type Outcome } from './target-size';

const side = fc.integer({ min: 1, max: 12_000 });
const mm = fc.integer({ min: 10, max: 5000 });
const wish: fc.Arbitrary<SizeWish> = fc.oneof(
  fc.record({ by: fc.constant('factor' as const), factor: fc.constantFrom(...SCALES) }),
  fc.record({
    by: fc.constantFrom('width' as const, 'height' as const),
    px: fc.integer({ min: 1, max: 200_000 }),
  }),
  fc.record({
    by: fc.constant('print' as const),
    longMm: mm,
    shortMm: mm,
    dpi: fc.constantFrom(150, 200, 300),
  }),
);

/** What the server makes of it, in the words of an outcome. */
function served(size: SizeWish, picture: Size): Omit<Extract<Outcome, { ok: true }>, 'ratio'> | string {
  try {
    const { scale, width, height, density } = freezeSize(size, picture);
    return {
      ok: true,
      width: width ?? picture.width * scale,
      height: height ?? picture.height * scale,
      scale,
      dpi: density ?? null,
    };
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('outcomeOf', () => {
  it('says what the server will do, for every wish and every picture', () => {
    fc.assert(
      fc.property(wish, side, side, (size, width, height) => {
        const outcome = outcomeOf(size, { width, height });
        const shown = outcome.ok ? (({ ratio: _, ...rest }) => rest)(outcome) : outcome.problem.code;
        expect(shown).toEqual(served(size, { width, height }));
      }),
      { numRuns: 2000 },
    );
  });

  it('lets a print cover its paper, which lies as the picture does', () => {
    const paper = { by: 'print', longMm: 150, shortMm: 100, dpi: 300 } as const;
    expect(outcomeOf(paper, { width: 900, height: 600 })).toMatchObject({
      width: 1772,
      height: 1181,
      dpi: 300,
    });
    expect(outcomeOf(paper, { width: 600, height: 900 })).toMatchObject({ width: 1181, height: 1772 });
    expect(outcomeOf(paper, { width: 600, height: 600 })).toMatchObject({ width: 1772, height: 1772 });
  });
});
