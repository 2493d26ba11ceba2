import { cells2, fbm3, noise3 } from '../core/noise';
import { mix, smooth } from '../core/scalar';
import { type Material, type Surface, paint, tilt } from './surface';
import type { Vec } from './vector';

/** Tilts the normal by the gradient of a relief in space, by forward differences. */
function emboss(s: Surface, depth: number, relief: (x: number, y: number, z: number) => number): void {
  const e = 4e-3;
  const here = relief(s.x, s.y, s.z);
  const g = depth / e;
  const x = (relief(s.x + e, s.y, s.z) - here) * g;
  const y = (relief(s.x, s.y + e, s.z) - here) * g;
  tilt(s, x, y, (relief(s.x, s.y, s.z + e) - here) * g);
}

/** Depth of the oil glands of an orange skin at a point, [0, 1]: dots on the plane that faces the surface most. */
function pores(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
  const [a, b, c] = [Math.abs(nx), Math.abs(ny), Math.abs(nz)];
  const far =
    a > b && a > c
      ? cells2(y * 25, z * 25, 51)
      : b > c
        ? cells2(x * 25, z * 25, 52)
        : cells2(x * 25, y * 25, 53);
  return smooth(0.45, 0.1, far);
}

/** Orange skin: oil glands as small dents under a waxy shine. */
export const orange: Material = (s) => {
  const { nx, ny, nz } = s;
  const relief = (x: number, y: number, z: number): number => pores(x, y, z, nx, ny, nz);
  const pit = relief(s.x, s.y, s.z);
  const blush = 1 + 0.2 * fbm3(s.x * 2.4, s.y * 2.4, s.z * 2.4, 3, 52);
  paint(s, 0.8 * blush * (1 - 0.1 * pit), 0.24 * blush * blush * (1 - 0.25 * pit), 0.016);
  s.coat = 0.045;
  s.rough = 0.22;
  emboss(s, -0.0038, relief);
};

/** Persimmon: smooth orange-red with bloom and specks; the four-lobed dry calyx sits on top of `centre`. */
export function persimmon(centre: Vec, radius: number, spin: number): Material {
  return (s) => {
    const x = (s.x - centre[0]) / radius;
    const z = (s.z - centre[2]) / radius;
    const r = Math.hypot(x, z);
    const angle = Math.atan2(z, x) + spin;
    const lobe =
      0.3 + 0.24 * Math.abs(Math.cos(angle * 2)) ** 0.7 + 0.03 * noise3(angle * 6, r * 4, spin, 54);
    const calyx = s.y > centre[1] ? smooth(lobe, lobe - 0.03, r) : 0;
    const veins = 0.5 + 0.5 * Math.sin(angle * 26 + 5 * noise3(x * 7, z * 7, spin, 55));
    const bloom = fbm3(s.x * 3, s.y * 3, s.z * 3, 4, 56);
    const speck = smooth(0.72, 0.86, noise3(s.x * 30, s.y * 30, s.z * 30, 57));
    const flesh = 1 + 0.22 * bloom;
    const dark = (1 - 0.4 * speck) * flesh;
    paint(
      s,
      mix(0.8 * dark, 0.2 + 0.09 * veins, calyx),
      mix(0.2 * dark * flesh, 0.16 + 0.07 * veins, calyx),
      mix(0.025 * dark + 0.015, 0.07, calyx),
    );
    s.coat = 0.045 * (1 - calyx);
    s.rough = 0.11 + 0.08 * Math.max(0, bloom);
    const shade = smooth(lobe + 0.07, lobe, r) * (1 - calyx) * (s.y > centre[1] ? 1 : 0);
    s.red *= 1 - 0.45 * shade;
    s.green *= 1 - 0.55 * shade;
    if (calyx > 0.5) emboss(s, 0.006, (px, py, pz) => noise3(px * 24, py * 24, pz * 24, 58));
  };
}

/** Plum petal: translucent white, flushed towards the heart of the blossom at `heart`. */
export function petal(heart: Vec, size: number): Material {
  return (s) => {
    const d = Math.hypot(s.x - heart[0], s.y - heart[1], s.z - heart[2]) / size;
    const flush = smooth(1.15, 0.1, d);
    const vein = 1 + 0.06 * noise3(s.x * 40, s.y * 40, s.z * 40, 59);
    paint(s, mix(0.92, 0.82, flush) * vein, mix(0.78, 0.3, flush) * vein, mix(0.78, 0.38, flush) * vein);
    s.through = 0.4;
  };
}

/** Bark of an old plum: nearly black, grey where lichen grows. */
export const bark: Material = (s) => {
  const lichen = smooth(0.1, 0.5, fbm3(s.x * 9, s.y * 9, s.z * 9, 3, 61));
  paint(s, mix(0.055, 0.17, lichen), mix(0.038, 0.16, lichen), mix(0.03, 0.12, lichen));
  emboss(s, 0.02, (x, y, z) => noise3(x * 30, y * 16, z * 30, 62));
};
