import { fbm2, noise2 } from '../core/noise';
import { bell, fraction, mix, smooth } from '../core/scalar';
import type { Field } from './field';
import { type Material, paint, tilt } from './surface';

/** Middle of the cloth, half its length and width, scene units, and its turn on the table, radians. */
const CLOTH = { x: -1.95, z: 1.25, long: 1.75, wide: 1.0, turn: 0.2 } as const;
const COS = Math.cos(CLOTH.turn);
const SIN = Math.sin(CLOTH.turn);
/** Threads to a scene unit. */
const THREADS = 30;

/** Place on the cloth: u along its length, v across, scene units from the middle. */
function onCloth(x: number, z: number): [number, number] {
  const px = x - CLOTH.x;
  const pz = z - CLOTH.z;
  return [px * COS - pz * SIN, px * SIN + pz * COS];
}

/** Height of the cloth above the table, scene units: soft ridges that run askew, flat where the fruit lies. */
export function clothHeight(x: number, z: number): number {
  const [u, v] = onCloth(x, z);
  const sway = 0.22 * noise2(u * 0.9, v * 0.9, 41);
  const along = u * 0.78 + v * 0.5 + sway;
  const ridges =
    0.3 * bell(along, -0.95, 0.15) * smooth(-1.3, 0.5, v + 0.4) +
    0.2 * bell(along, -0.45, 0.12) * smooth(1.2, -0.5, v) +
    0.22 * bell(u * 0.6 - v * 0.7, -0.95, 0.13) +
    0.13 * bell(u * 0.9 + v * 0.25 + sway, 1.2, 0.11);
  const quiet = 1 - 0.9 * bell(Math.hypot(x + 0.95, z - 1.3), 0, 0.34);
  return 0.03 + (ridges + 0.02 * (1 + fbm2(u * 2.1, v * 2.1, 2, 43))) * quiet;
}

/** The cloth as a thin sheet over its height field, with an uneven hem. */
export const clothField: Field = (x, y, z) => {
  const [u, v] = onCloth(x, z);
  const hem = 0.03 * noise2(u * 2 + v * 2, 3, 44);
  const side = Math.max(Math.abs(u) - CLOTH.long - hem, Math.abs(v) - CLOTH.wide - hem);
  if (side > 0.08 || y > 0.75) return 0.5 * Math.max(side, y - 0.7);
  return 0.45 * Math.max(Math.abs(y - clothHeight(x, z)) - 0.014, side);
};

/** Whether place u falls in a dyed stripe, [0, 1]: one broad band between pairs of narrow ones. */
function stripe(v: number): number {
  const at = Math.abs(fraction(v / 0.64) - 0.5) * 0.64;
  return Math.max(smooth(0.094, 0.086, at), smooth(0.132, 0.138, at) * smooth(0.162, 0.156, at));
}

/** Linen and indigo in plain weave: each thread rounds over and dips under the next, with slubs. */
export const linen: Material = (s) => {
  const [u, v] = onCloth(s.x, s.z);
  const warp = u * THREADS + 0.25 * noise2(u * 3, v * 5, 46);
  const weft = v * THREADS + 0.25 * noise2(u * 5, v * 3, 47);
  const over = (Math.floor(warp) + Math.floor(weft)) % 2 === 0;
  const across = (over ? fraction(warp) : fraction(weft)) - 0.5;
  const along = (over ? fraction(weft) : fraction(warp)) - 0.5;
  const gap = smooth(0.3, 0.5, Math.abs(across));
  const slub = over ? noise2(Math.floor(warp), v * 4, 48) : noise2(u * 4, Math.floor(weft), 49);
  const tone = (1 - 0.55 * gap) * (1 - 0.25 * Math.abs(along)) * (1 + 0.2 * slub);
  const dyed = over ? stripe(v) * 0.92 : stripe(v);
  paint(s, mix(0.72, 0.045, dyed) * tone, mix(0.64, 0.085, dyed) * tone, mix(0.5, 0.2, dyed) * tone);
  const a = across * 1.1;
  const b = along * 0.7;
  const [du, dv] = over ? [a, b] : [b, a];
  tilt(s, -(du * COS + dv * SIN), 0, -(dv * COS - du * SIN));
};
