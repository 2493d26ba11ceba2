import fc from 'fast-check';
import { expect, it } from 'vitest';
// Only this test sees both sides: the browser gets no code of the server, and the two must say the same.
// eslint-disable-next-line import/no-restricted-paths, @typescript-eslint/no-restricted-imports
import { formatFor, formatProblem } from '@/server/media/pixels/formats';
import { FORMATS, holding, misfit } from './file-formats';

const side = fc.oneof(
  fc.integer({ min: 1, max: 70_000 }),
  fc.constantFrom(8000, 16_383, 16_384, 65_500, 65_501),
);

it('offers exactly what the server can store, with its limits, and knows the stand-in', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORMATS), side, side, (format, width, height) => {
      const size = { width, height };
      expect(misfit(format, size)?.limit).toBe(formatProblem(format, size)?.detail.limit);
      expect(holding(format, size)).toBe(formatFor(format, size));
    }),
    { numRuns: 1000 },
  );
});
