import { hash } from './random';

/** Weights of Perlin's improved noise (Perlin 2002): first and second derivatives vanish at lattice points. */
function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** Smooth value noise of the plane, in [-1, 1], features of about unit size. */
export function noise2(x: number, y: number, seed = 0): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const u = fade(x - ix);
  const v = fade(y - iy);
  const a = hash(ix, iy, seed);
  const b = hash(ix + 1, iy, seed);
  const c = hash(ix, iy + 1, seed);
  const d = hash(ix + 1, iy + 1, seed);
  const top = a + (b - a) * u;
  return 2 * (top + (c + (d - c) * u - top) * v) - 1;
}

/** Smooth value noise of space, in [-1, 1]: two slices of plane noise, blended. */
export function noise3(x: number, y: number, z: number, seed = 0): number {
  const iz = Math.floor(z);
  const near = noise2(x, y, seed + iz * 131);
  return near + (noise2(x, y, seed + (iz + 1) * 131) - near) * fade(z - iz);
}

/** Fractal sum of plane noise, about [-1, 1]; each octave turns by an angle so that the lattice does not show. */
export function fbm2(x: number, y: number, octaves: number, seed = 0): number {
  let sum = 0;
  let gain = 0.5;
  for (let i = 0; i < octaves; i++) {
    sum += gain * noise2(x, y, seed + i * 17);
    const turned = 1.6 * x - 1.2 * y;
    y = 1.2 * x + 1.6 * y + 7.3;
    x = turned + 3.1;
    gain *= 0.5;
  }
  return sum;
}

/** Fractal sum of space noise, about [-1, 1]. */
export function fbm3(x: number, y: number, z: number, octaves: number, seed = 0): number {
  let sum = 0;
  let gain = 0.5;
  for (let i = 0; i < octaves; i++) {
    sum += gain * noise3(x, y, z, seed + i * 17);
    x = x * 2.03 + 5.7;
    y = y * 2.03 + 2.9;
    z = z * 2.03 + 8.1;
    gain *= 0.5;
  }
  return sum;
}

/** Distance to the nearest of scattered points, one per unit cell (Worley 1996), in [0, ~1.4]. */
export function cells2(x: number, y: number, seed = 0): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  let nearest = 4;
  for (let j = iy - 1; j <= iy + 1; j++) {
    for (let i = ix - 1; i <= ix + 1; i++) {
      const dx = i + hash(i, j, seed) - x;
      const dy = j + hash(i, j, seed + 1) - y;
      const d = dx * dx + dy * dy;
      if (d < nearest) nearest = d;
    }
  }
  return Math.sqrt(nearest);
}
