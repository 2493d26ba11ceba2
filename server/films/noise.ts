/** Repeatable chance and smooth noise: the same on every machine, so that what is made of it can be kept by a key. */

/** A stream of numbers in [0, 1): mulberry32 (Tommy Ettinger, 2017). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number in [0, 1) that belongs to a point of the lattice. */
function atPoint(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

const eased = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);

/** Smooth value noise of the plane, −1..1, with features of about unit size. */
function valueNoise(x: number, y: number, seed: number): number {
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [eased(x - ix), eased(y - iy)];
  const [a, b] = [atPoint(ix, iy, seed), atPoint(ix + 1, iy, seed)];
  const [c, d] = [atPoint(ix, iy + 1, seed), atPoint(ix + 1, iy + 1, seed)];
  const top = a + (b - a) * u;
  return 2 * (top + (c + (d - c) * u - top) * v) - 1;
}

/** A sum of octaves, about −1..1; each is turned so that the lattice does not show. */
export function fractalNoise(x: number, y: number, octaves: number, seed: number): number {
  let [sum, gain] = [0, 0.55];
  for (let i = 0; i < octaves; i++) {
    sum += gain * valueNoise(x, y, seed + 17 * i);
    [x, y] = [1.6 * x - 1.2 * y + 3.1, 1.2 * x + 1.6 * y + 7.3];
    gain /= 2;
  }
  return sum;
}
