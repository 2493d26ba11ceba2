import { type Random, between } from '../core/random';
import { ellipsoid } from './ellipsoid';
import { fieldShape } from './field';
import { bark, petal } from './fruit';
import type { Shape } from './shape';
import { twig } from './solids';
import { type Material, paint } from './surface';
import { type Vec, add, cross, times, unit } from './vector';

const calyx: Material = (s) => paint(s, 0.16, 0.045, 0.04);
const anther: Material = (s) => paint(s, 0.8, 0.5, 0.08);
const filament: Material = (s) => paint(s, 0.85, 0.7, 0.66);

/** One tapered stretch of wood with its bounding box. */
function stick(a: Vec, b: Vec, ra: number, rb: number, material: Material): Shape {
  const r = Math.max(ra, rb) + 0.005;
  const low: Vec = [Math.min(a[0], b[0]) - r, Math.min(a[1], b[1]) - r, Math.min(a[2], b[2]) - r];
  const high: Vec = [Math.max(a[0], b[0]) + r, Math.max(a[1], b[1]) + r, Math.max(a[2], b[2]) + r];
  return fieldShape(twig(a, b, ra, rb), low, high, material);
}

/** Open blossom of five cupped petals that looks along `face`, with a tuft of hair-fine stamens. */
function blossom(at: Vec, face: Vec, size: number, random: Random): Shape[] {
  const n = unit(face);
  const u = unit(cross(Math.abs(n[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], n));
  const v = cross(n, u);
  const out: Shape[] = [];
  const start = random() * 6;
  const open = between(random, 0.18, 0.5);
  const skin = petal(at, size);
  const round = (a: number): Vec => add(times(u, Math.cos(a)), times(v, Math.sin(a)));
  for (let k = 0; k < 5; k++) {
    const side = round(start + (k / 5) * 2 * Math.PI + between(random, -0.1, 0.1));
    const centre = add(at, add(times(side, size * 0.55), times(n, size * open * 0.5)));
    const up = add(n, times(side, -open));
    out.push(ellipsoid(centre, [size * 0.46, size * 0.06, size * 0.46], skin, up));
  }
  for (let k = 0; k < 14; k++) {
    const side = round(random() * 6.3);
    const tip = add(
      at,
      add(times(side, size * between(random, 0.1, 0.42)), times(n, size * between(random, 0.4, 0.62))),
    );
    out.push(stick(at, tip, size * 0.013, size * 0.01, filament));
    out.push(ellipsoid(tip, [size * 0.04, size * 0.04, size * 0.04], anther));
  }
  out.push(ellipsoid(add(at, times(n, -size * 0.12)), [size * 0.2, size * 0.15, size * 0.2], calyx, n));
  return out;
}

/** A bud: a round of petals in its calyx. */
function bud(at: Vec, face: Vec, size: number): Shape[] {
  const n = unit(face);
  const heart = add(at, times(n, size * 0.35));
  return [
    ellipsoid(heart, [size * 0.36, size * 0.42, size * 0.36], petal(at, size * 1.1), n),
    ellipsoid(add(at, times(n, size * 0.12)), [size * 0.26, size * 0.22, size * 0.26], calyx, n),
  ];
}

/** Grows a bough through `points`, with side twigs, buds and blossoms; radii run from `thick` to a third of it. */
function bough(points: readonly Vec[], thick: number, depth: number, random: Random): Shape[] {
  const out: Shape[] = [];
  const last = points.length - 1;
  for (let i = 0; i < last; i++) {
    const ra = thick * (1 - 0.66 * (i / last));
    const rb = thick * (1 - 0.66 * ((i + 1) / last));
    out.push(stick(points[i], points[i + 1], ra, rb, bark));
    const along = unit([
      points[i + 1][0] - points[i][0],
      points[i + 1][1] - points[i][1],
      points[i + 1][2] - points[i][2],
    ]);
    // The lowest stretch stands in the neck of the vase.
    if (i === 0 && depth === 0) continue;
    const aside = unit([between(random, -1, 1), between(random, -0.4, 1), between(random, -0.8, 1)]);
    if (depth < 2 && random() < 0.8) {
      const length = between(random, 0.3, 0.6) * (depth === 0 ? 1 : 0.6);
      const to = (q: number): Vec =>
        add(points[i + 1], times(unit(add(add(times(along, 0.8), aside), [0, 0.1 * q, 0])), length * q));
      out.push(...bough([points[i + 1], to(0.5), to(1)], rb * 0.6, depth + 1, random));
    }
    const seat = add(points[i + 1], times(aside, rb));
    const face = add(aside, [-0.25, 0.15, 0.75]);
    if (random() < 0.52)
      out.push(...blossom(add(seat, times(aside, 0.05)), face, between(random, 0.15, 0.2), random));
    else out.push(...bud(seat, add(aside, along), between(random, 0.1, 0.17)));
  }
  return out;
}

/** A flowering plum branch that rises from the mouth of the vase at (x, y, z) and leans to the right. */
export function plumBranch(x: number, y: number, z: number, random: Random): Shape[] {
  const main: Vec[] = [
    [0.1, -0.9, 0],
    [-0.02, 0.1, 0.05],
    [0.28, 0.42, 0.12],
    [0.44, 0.8, 0.1],
    [0.95, 0.92, 0.2],
    [1.35, 0.84, 0.3],
    [1.85, 0.98, 0.3],
    [2.35, 0.86, 0.4],
  ];
  const second: Vec[] = [
    [0.05, -0.9, 0],
    [-0.1, 0.1, -0.08],
    [-0.36, 0.45, 0],
    [-0.42, 0.8, 0.1],
    [-0.75, 1.0, 0.12],
  ];
  const third: Vec[] = [
    [0.44, 0.8, 0.1],
    [0.42, 0.98, 0],
    [0.6, 1.12, 0.05],
    [0.66, 1.26, 0.1],
  ];
  const place = (points: readonly Vec[]): Vec[] => points.map((p) => add(p, [x, y, z]));
  return [
    ...bough(place(main), 0.062, 0, random),
    ...bough(place(second), 0.045, 0, random),
    ...bough(place(third), 0.028, 0, random),
  ];
}
