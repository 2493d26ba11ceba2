/** From how likely each pixel is damaged to what will be drawn anew. */
import type { Size } from '@/src/lib/size-ratio';
import type { Plane } from '../pixels/plane';

/** 1 for damaged px, H×W. */
export interface Damage extends Size {
  data: Uint8Array;
}

/** Smaller finds are noise of the network. px, connected. */
const SMALLEST = 5;
const CERTAIN = { sensitive: 0.3, wary: 0.95 } as const;
/** On the way from what begins a find to certainty, the network must be so far on average: edges of things are not. */
const ON_AVERAGE = 0.3;
/** A find goes on where the network is half as sure as it must be to begin. */
const GOES_ON = 0.5;

/** How sure the network must be somewhere in a find, and everywhere in it. `sensitivity` 0..1. */
export function thresholds(sensitivity: number): { begin: number; goOn: number } {
  const begin = CERTAIN.wary + (CERTAIN.sensitive - CERTAIN.wary) * sensitivity;
  return { begin, goOn: begin * GOES_ON };
}

/** Calls `visit` with each of the eight px around `i`. */
function around(i: number, { width, height }: Size, visit: (neighbour: number) => void): void {
  const x = i % width;
  const y = (i - x) / width;
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
      if (u !== x || v !== y) visit(v * width + u);
    }
  }
}

/**
 * Thresholds with hysteresis: connected px above the lower threshold, of which at least one is above the higher
 * one, which are likely enough on average, and no mere speck.
 */
export function findDamage(likely: Plane, sensitivity: number): Damage {
  const { begin, goOn } = thresholds(sensitivity);
  const { width, height, data } = likely;
  const damage = new Uint8Array(width * height);
  const seen = new Uint8Array(width * height);
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start] < begin) continue;
    const find = [start];
    seen[start] = 1;
    // The list grows while it is walked.
    for (let next = 0; next < find.length; next++) {
      around(find[next], likely, (i) => {
        if (seen[i] || data[i] < goOn) return;
        seen[i] = 1;
        find.push(i);
      });
    }
    const average = find.reduce((sum, i) => sum + data[i], 0) / find.length;
    if (find.length >= SMALLEST && average >= begin + ON_AVERAGE * (1 - begin))
      for (const i of find) damage[i] = 1;
  }
  return { data: damage, width, height };
}

/** Adds everything within `radius` px, as a square. */
export function growDamage(damage: Damage, radius: number): Damage {
  if (radius === 0) return damage;
  const { width, height } = damage;
  const across = new Uint8Array(damage.data.length);
  const data = new Uint8Array(damage.data.length);
  for (let i = 0; i < across.length; i++) {
    if (!damage.data[i]) continue;
    const x = i % width;
    across.fill(1, i - Math.min(x, radius), i + Math.min(width - 1 - x, radius) + 1);
  }
  for (let i = 0; i < across.length; i++) {
    if (!across[i]) continue;
    const y = Math.floor(i / width);
    for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
      data[i + (v - y) * width] = 1;
    }
  }
  return { data, width, height };
}

/** 0..1 of the picture. */
export function damagedShare({ data }: Damage): number {
  let damaged = 0;
  for (const value of data) damaged += value;
  return damaged / data.length;
}

/** How many px each damaged px is from the next sound one (chessboard distance); 0 for sound ones. */
export function depthOf({ data, width, height }: Damage): Uint16Array {
  const depth = new Uint16Array(data.length);
  // Beyond the border nothing is known either.
  const farthest = Math.min(65_535, width + height);
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? farthest : depth[y * width + x];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!data[i]) continue;
      const before = Math.min(at(x - 1, y), at(x - 1, y - 1), at(x, y - 1), at(x + 1, y - 1));
      depth[i] = Math.min(farthest, before + 1);
    }
  }
  for (let y = height - 1, i = data.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      if (!data[i]) continue;
      const after = Math.min(at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x - 1, y + 1));
      depth[i] = Math.min(depth[i], after + 1);
    }
  }
  return depth;
}
