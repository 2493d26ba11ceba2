import { expect, it } from 'vitest';
import { solvesPuzzle } from '@/src/lib/proof-of-work';
import { searchInSlices } from './search-in-slices';

it('finds a solution that the server accepts, and its progress never falls back', () => {
  const puzzle = { challenge: 'of a test', parts: 4, bits: 13 };
  const search = searchInSlices(puzzle);
  let before = 0;
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) {
      expect(before).toBe(1);
      expect(solvesPuzzle(puzzle, step.value)).toBe(true);
      return;
    }
    expect(step.value).toBeGreaterThan(before);
    expect(step.value).toBeLessThanOrEqual(1);
    before = step.value;
  }
});
