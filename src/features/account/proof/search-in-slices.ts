import { searchPart, type Puzzle } from '@/src/lib/proof-of-work';

/** Tries in one go: some milliseconds, even on an old phone. */
const SLICE = 2 ** 12;

/**
 * Solves a puzzle slice by slice; between two of them it yields how likely it is to be done by now, 0..1 and never
 * falling. Nobody knows when the nonce of a part turns up, only what it takes on average.
 */
export function* searchInSlices(puzzle: Puzzle): Generator<number, number[]> {
  const nonces: number[] = [];
  const average = 2 ** puzzle.bits;
  for (let part = 0; part < puzzle.parts; part++) {
    let found: number | null = null;
    for (let from = 0; found === null; from += SLICE) {
      found = searchPart(puzzle, part, from, SLICE);
      const within = found === null ? 1 - Math.exp(-(from + SLICE) / average) : 1;
      yield (part + within) / puzzle.parts;
    }
    nonces.push(found);
  }
  return nonces;
}
