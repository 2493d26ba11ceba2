import type { Random } from '../core/random';
import { type Nearest, type Tree } from './bvh';
import { type Light, meet } from './light';
import { type Surface, newSurface } from './surface';
import { type Ray, aim, newRay } from './vector';
import { farLight } from './window';

const LIFT = 3e-3;
const INDEX = 1.5;
const mirror = newRay();
const seen = newSurface();
const found: Nearest = { t: 0, shape: null };
const light3 = new Float64Array(3);

/** Schlick's approximation of Fresnel reflectance (1994) at cosine `cos`, from reflectance `f0` at normal incidence. */
function schlick(f0: number, cos: number): number {
  return f0 + (1 - f0) * (1 - cos) ** 5;
}

/** Adds the light that the coat reflects towards the viewer to `out` (RGB): one ray, spread by the roughness. */
export function shine(
  tree: Tree,
  ray: Ray,
  s: Surface,
  light: Light,
  random: Random,
  out: Float64Array,
): void {
  // The microfacet's normal: the surface's own, nudged inside a ball whose radius grows with the roughness.
  const spread = s.rough * 0.8;
  const mx = s.nx + spread * (random() + random() - 1);
  const my = s.ny + spread * (random() + random() - 1);
  const mz = s.nz + spread * (random() + random() - 1);
  const scale = 1 / Math.sqrt(mx * mx + my * my + mz * mz);
  const cos = -(ray.dx * mx + ray.dy * my + ray.dz * mz) * scale;
  if (cos <= 0) return;
  const k = 2 * cos * scale;
  const [dx, dy, dz] = [ray.dx + k * mx, ray.dy + k * my, ray.dz + k * mz];
  if (dx * s.nx + dy * s.ny + dz * s.nz <= 0) return;
  const weight = schlick(s.coat, cos) * (1 - 0.5 * s.rough);
  aim(mirror, s.x + s.nx * LIFT, s.y + s.ny * LIFT, s.z + s.nz * LIFT, dx, dy, dz);
  light3.fill(0);
  if (!meet(tree, mirror, seen, found)) farLight(mirror.ox, mirror.oy, mirror.oz, dx, dy, dz, light3);
  else if (!seen.glass) {
    light.gather(seen, random(), random(), random(), random(), random, light3);
    light3[0] *= seen.red;
    light3[1] *= seen.green;
    light3[2] *= seen.blue;
  }
  for (let c = 0; c < 3; c++) out[c] += weight * light3[c];
}

/** Bends the ray at the surface by Snell's law; false on total reflection. `eta` is the ratio of indices, from/to. */
function refract(ray: Ray, s: Surface, eta: number): boolean {
  const inside = ray.dx * s.nx + ray.dy * s.ny + ray.dz * s.nz > 0;
  const side = inside ? -1 : 1;
  const cos = -side * (ray.dx * s.nx + ray.dy * s.ny + ray.dz * s.nz);
  const under = 1 - eta * eta * (1 - cos * cos);
  if (under < 0) return false;
  const k = side * (eta * cos - Math.sqrt(under));
  const [dx, dy, dz] = [eta * ray.dx + k * s.nx, eta * ray.dy + k * s.ny, eta * ray.dz + k * s.nz];
  const lift = -side * LIFT;
  const scale = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
  aim(ray, s.x + lift * s.nx, s.y + lift * s.ny, s.z + lift * s.nz, dx * scale, dy * scale, dz * scale);
  return true;
}

/**
 * Follows the ray through a solid glass body to the surface beyond, which is left in `s`; adds the body's own
 * reflection of the window or room to `shone`. Returns the part of the light that comes through, 0 if nothing does.
 */
export function throughGlass(
  tree: Tree,
  ray: Ray,
  s: Surface,
  nearest: Nearest,
  shone: Float64Array,
): number {
  const cos = Math.min(1, Math.abs(ray.dx * s.nx + ray.dy * s.ny + ray.dz * s.nz));
  const reflected = schlick(0.04, cos);
  const k = 2 * cos;
  light3.fill(0);
  aim(
    mirror,
    s.x + s.nx * LIFT,
    s.y + s.ny * LIFT,
    s.z + s.nz * LIFT,
    ray.dx + k * s.nx,
    ray.dy + k * s.ny,
    ray.dz + k * s.nz,
  );
  if (!meet(tree, mirror, seen, found))
    farLight(mirror.ox, mirror.oy, mirror.oz, mirror.dx, mirror.dy, mirror.dz, light3);
  else light3.set([seen.red * 0.4, seen.green * 0.4, seen.blue * 0.4]);
  for (let c = 0; c < 3; c++) shone[c] += reflected * light3[c];
  if (!refract(ray, s, 1 / INDEX) || !meet(tree, ray, s, nearest)) return 0;
  if (!s.glass) return 1 - reflected;
  if (!refract(ray, s, INDEX)) return 0;
  if (meet(tree, ray, s, nearest)) return s.glass ? 0 : (1 - reflected) * 0.95;
  farLight(ray.ox, ray.oy, ray.oz, ray.dx, ray.dy, ray.dz, light3);
  for (let c = 0; c < 3; c++) shone[c] += (1 - reflected) * light3[c];
  return 0;
}
