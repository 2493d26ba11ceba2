/** A stream of numbers in [0, 1). */
export type Random = () => number;

/**
 * Seeded stream of uniform numbers in [0, 1): mulberry32 (Tommy Ettinger, 2017), whose 32-bit state is ample for
 * pictures and whose bytes are the same on every machine.
 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Uniform number in [0, 1) that belongs to a lattice point; x, y and z are integers. */
export function hash(x: number, y: number, z = 0): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(z | 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Number in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}
