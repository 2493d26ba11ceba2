/** Guarantee: the lens with vectors draws what the plain one draws, whatever the view and the window. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGentle, sampleFast } from './lens-fast';
import type { Rect } from './lens-axis';
import { samplePlain, type Plane } from './lens-plain';
import { seededRandom } from '../../noise';

const [WIDTH, HEIGHT] = [97, 61];
const FRAME = { width: 88, height: 70 };

/** Noise, with both ends of the range, so that the cubic overshoots. */
function noisy(seed: number): Plane {
  const random = seededRandom(seed);
  const bytes = Uint8Array.from({ length: WIDTH * HEIGHT }, () => Math.floor(256 * random()));
  return { bytes, width: WIDTH, height: HEIGHT };
}

const blank = (): Plane => ({ ...FRAME, bytes: new Uint8Array(FRAME.width * FRAME.height).fill(77) });

/** A window of the frame, and a view that lies in the picture or reaches a little beyond it. */
const scenes = fc
  .record({
    width: fc.integer({ min: 8, max: FRAME.width }),
    height: fc.integer({ min: 1, max: FRAME.height }),
    scale: fc.double({ min: 0.2, max: 1.33, noNaN: true }),
    place: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })
  .map(({ width, height, scale, place, seed }) => {
    const view = { width: Math.min(width * scale, WIDTH), height: Math.min(height * scale, HEIGHT) };
    const to: Rect = {
      left: Math.floor(place[1] * (FRAME.width - width)),
      top: Math.floor(place[0] * (FRAME.height - height)),
      ...{ width, height },
    };
    const from: Rect = {
      left: -1 + place[0] * (WIDTH + 2 - view.width),
      top: -1 + place[1] * (HEIGHT + 2 - view.height),
      ...view,
    };
    return { from, to, seed };
  });

test('the fast lens equals the plain one within a level, and touches nothing else', () => {
  fc.assert(
    fc.property(scenes, ({ from, to, seed }) => {
      const [one, other] = [noisy(seed), noisy(seed + 1)];
      fc.pre(isGentle(one, from, to));
      const [plain, fast, second] = [blank(), blank(), blank()];
      samplePlain(one, from, plain, to);
      sampleFast(
        [
          { source: one, target: fast },
          { source: other, target: second },
        ],
        ...[from, to],
      );
      const farthest = plain.bytes.reduce(
        (most, level, i) => Math.max(most, Math.abs(level - (fast.bytes[i] ?? NaN))),
        0,
      );
      expect(farthest).toBeLessThanOrEqual(1);
      samplePlain(other, from, plain, to);
      expect(plain.bytes.every((level, i) => Math.abs(level - (second.bytes[i] ?? NaN)) <= 1)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
