/**
 * The main colours of pixels: k-means with k-means++ seeding, distances in CIELAB (D65), the same answer for the
 * same pixels. Centres are the means of sRGB values.
 */
import { randomFrom } from '@/server/platform/random';
import type { Colour } from './shapes';

/** Passes at most; few pictures need more than ten. */
const PASSES = 16;
/** Of so many beginnings the best is taken: k-means ends where it began near. */
const BEGINNINGS = 3;

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const level = value / 255;
  return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
});
const EPSILON = 216 / 24389;
const curve = (t: number) => (t > EPSILON ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);

/** N×3 L*, a*, b* of N×3 sRGB bytes (IEC 61966-2-1, white D65). */
export function labOf(rgb: Uint8Array): Float32Array {
  const lab = new Float32Array(rgb.length);
  for (let i = 0; i < rgb.length; i += 3) {
    const [r = 0, g = 0, b = 0] = [LINEAR[rgb[i]], LINEAR[rgb[i + 1]], LINEAR[rgb[i + 2]]];
    const x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const y = curve(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
    const z = curve((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
    lab[i] = 116 * y - 16;
    lab[i + 1] = 500 * (x - y);
    lab[i + 2] = 200 * (y - z);
  }
  return lab;
}

/** FNV-1a: what chance is seeded by. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const value of bytes) hash = Math.imul(hash ^ value, 0x01000193);
  return hash;
}

class Clustering {
  /** K×3 in CIELAB. */
  readonly centres: Float64Array;
  /** By point: its centre, and the square of the distance from it. */
  readonly nearest: Int32Array;
  private readonly squares: Float64Array;
  /** The sum of all squares: the lower, the better. */
  loss = Infinity;

  constructor(
    private readonly lab: Float32Array,
    private readonly k: number,
    random: () => number,
  ) {
    const points = lab.length / 3;
    this.centres = new Float64Array(3 * k);
    this.nearest = new Int32Array(points);
    this.squares = new Float64Array(points).fill(Infinity);
    this.seed(random);
    for (let pass = 0; pass < PASSES; pass++) if (!this.improve()) break;
  }

  private squareTo(point: number, centre: number): number {
    const { lab, centres } = this;
    const l = lab[3 * point] - centres[3 * centre];
    const a = lab[3 * point + 1] - centres[3 * centre + 1];
    const b = lab[3 * point + 2] - centres[3 * centre + 2];
    return l * l + a * a + b * b;
  }

  /** k-means++: each next centre is a point drawn by the square of its distance from those there are. */
  private seed(random: () => number): void {
    const { lab, squares, centres, k } = this;
    let chosen = Math.floor(random() * squares.length);
    for (let centre = 0; centre < k; centre++) {
      for (let part = 0; part < 3; part++) centres[3 * centre + part] = lab[3 * chosen + part];
      let sum = 0;
      for (let point = 0; point < squares.length; point++) {
        squares[point] = Math.min(squares[point], this.squareTo(point, centre));
        sum += squares[point];
      }
      let draw = random() * sum;
      chosen = 0;
      for (; chosen < squares.length - 1; chosen++) if ((draw -= squares[chosen]) < 0) break;
    }
  }

  /** Gives each point to its nearest centre and moves the centres; false when nothing changed. */
  private improve(): boolean {
    const { lab, nearest, centres, k } = this;
    const sums = new Float64Array(3 * k);
    const counts = new Float64Array(k);
    let loss = 0;
    for (let point = 0; point < nearest.length; point++) {
      let best = 0;
      let square = Infinity;
      for (let centre = 0; centre < k; centre++) {
        const candidate = this.squareTo(point, centre);
        if (candidate < square) [best, square] = [centre, candidate];
      }
      nearest[point] = best;
      loss += square;
      counts[best]++;
      for (let part = 0; part < 3; part++) sums[3 * best + part] += lab[3 * point + part];
    }
    for (let i = 0; i < 3 * k; i++) {
      const count = counts[Math.floor(i / 3)];
      // Whoever has lost all its points stays where it is.
      if (count > 0) centres[i] = sums[i] / count;
    }
    const better = loss < this.loss * (1 - 1e-6);
    this.loss = loss;
    return better;
  }
}

/** Means and shares of the pixels of each centre that has any, the largest first. */
function means(rgb: Uint8Array, nearest: Int32Array, k: number): Colour[] {
  const sums = new Float64Array(4 * k);
  for (let point = 0; point < nearest.length; point++) {
    const at = 4 * nearest[point];
    for (let part = 0; part < 3; part++) sums[at + part] += rgb[3 * point + part];
    sums[at + 3]++;
  }
  return Array.from({ length: k }, (_, centre) => [...sums.subarray(4 * centre, 4 * centre + 4)])
    .flatMap(([red = 0, green = 0, blue = 0, count = 0]): Colour[] =>
      count === 0 ? [] : [{ rgb: [red / count, green / count, blue / count], share: count / nearest.length }],
    )
    .sort((a, b) => b.share - a.share);
}

/**
 * `k` main colours of N×3 sRGB bytes (N ≥ 1), the largest first. Where there are fewer different ones, the last is
 * repeated with share 0.
 */
export function paletteOf(rgb: Uint8Array, k: number): Colour[] {
  const lab = labOf(rgb);
  const random = randomFrom(hashOf(rgb));
  const tries = Array.from({ length: k === 1 ? 1 : BEGINNINGS }, () => new Clustering(lab, k, random));
  const best = tries.reduce((a, b) => (b.loss < a.loss ? b : a));
  const colours = means(rgb, best.nearest, k);
  const last = colours.at(-1);
  while (last && colours.length < k) colours.push({ ...last, share: 0 });
  return colours;
}
