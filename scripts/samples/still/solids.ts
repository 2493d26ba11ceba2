import { curve } from '../core/stroke';
import type { Field } from './field';

/** Radius against height of a turned pot, from control points (height, radius), scene units, as 512 samples. */
export function profile(
  points: readonly (readonly [number, number])[],
  height: number,
): (y: number) => number {
  const line = curve(points, 24);
  const table = new Float64Array(513);
  let k = 0;
  for (let i = 0; i <= 512; i++) {
    const y = (i / 512) * height;
    while (k < line.length - 2 && line[k + 1][0] < y) k++;
    const t = (y - line[k][0]) / Math.max(1e-9, line[k + 1][0] - line[k][0]);
    table[i] = line[k][1] + Math.min(1, Math.max(0, t)) * (line[k + 1][1] - line[k][1]);
  }
  return (y) => {
    const at = Math.min(511.999, Math.max(0, (y / height) * 512));
    const i = Math.floor(at);
    return table[i] + (table[i + 1] - table[i]) * (at - i);
  };
}

/** A pot turned about the y axis at (cx, cz), open at the top, with a wall of the given thickness near its mouth. */
export function pot(
  cx: number,
  cz: number,
  height: number,
  wall: number,
  radius: (y: number) => number,
): Field {
  return (x, y, z) => {
    const r = Math.hypot(x - cx, z - cz);
    const edge = radius(y);
    // Slope of the profile at this height makes the radial gap longer than the distance; 0.6 bounds the rest.
    const slope = (radius(y + 0.02) - radius(y - 0.02)) / 0.04;
    const outer = (r - edge) / Math.sqrt(1 + slope * slope);
    const solid = Math.max(outer, y - height, -y);
    const hollow = y > wall ? -(outer + wall) : 1;
    return 0.6 * Math.max(solid, y > wall ? hollow : solid);
  };
}

/** Box of half sizes (hx, hy, hz) at (cx, cy, cz), turned by `angle` radians about y, edges rounded by `round`. */
export function turnedBox(
  centre: readonly [number, number, number],
  half: readonly [number, number, number],
  angle: number,
  round: number,
): Field {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (x, y, z) => {
    const px = x - centre[0];
    const pz = z - centre[2];
    const qx = Math.abs(px * cos - pz * sin) - half[0] + round;
    const qy = Math.abs(y - centre[1]) - half[1] + round;
    const qz = Math.abs(px * sin + pz * cos) - half[2] + round;
    const outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
    return outside + Math.min(Math.max(qx, qy, qz), 0) - round;
  };
}

/** Tapered twig: the round segment from a (radius ra) to b (radius rb). */
export function twig(
  a: readonly [number, number, number],
  b: readonly [number, number, number],
  ra: number,
  rb: number,
): Field {
  const [bx, by, bz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const inverse = 1 / (bx * bx + by * by + bz * bz);
  return (x, y, z) => {
    const [px, py, pz] = [x - a[0], y - a[1], z - a[2]];
    const t = Math.min(1, Math.max(0, (px * bx + py * by + pz * bz) * inverse));
    return 0.9 * (Math.hypot(px - bx * t, py - by * t, pz - bz * t) - ra - (rb - ra) * t);
  };
}
