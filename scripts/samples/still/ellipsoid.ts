import { NEAR, type Shape } from './shape';
import type { Material, Surface } from './surface';
import { type Ray, type Vec, cross, unit } from './vector';

/**
 * Ellipsoid with half-axes `radii` along a frame whose second axis is `up`; spheres, fruit and petals are all this.
 * The ray is carried into the space where it is the unit sphere.
 */
export function ellipsoid(centre: Vec, radii: Vec, material: Material, up: Vec = [0, 1, 0]): Shape {
  const v = unit(up);
  const u = unit(cross(Math.abs(v[1]) > 0.9 ? [0, 0, 1] : [0, 1, 0], v));
  const w = cross(u, v);
  const m = [u, v, w].flatMap((axis, i) => axis.map((part) => part / radii[i]));
  const half = [0, 1, 2].map((k) => Math.hypot(u[k] * radii[0], v[k] * radii[1], w[k] * radii[2]));
  const [cx, cy, cz] = centre;
  const hit = (ray: Ray, far: number): number => {
    const px = ray.ox - cx;
    const py = ray.oy - cy;
    const pz = ray.oz - cz;
    const ox = m[0] * px + m[1] * py + m[2] * pz;
    const oy = m[3] * px + m[4] * py + m[5] * pz;
    const oz = m[6] * px + m[7] * py + m[8] * pz;
    const dx = m[0] * ray.dx + m[1] * ray.dy + m[2] * ray.dz;
    const dy = m[3] * ray.dx + m[4] * ray.dy + m[5] * ray.dz;
    const dz = m[6] * ray.dx + m[7] * ray.dy + m[8] * ray.dz;
    const a = dx * dx + dy * dy + dz * dz;
    const b = ox * dx + oy * dy + oz * dz;
    const under = b * b - a * (ox * ox + oy * oy + oz * oz - 1);
    if (under < 0) return Infinity;
    const root = Math.sqrt(under);
    const near = (-b - root) / a;
    if (near > NEAR) return near < far ? near : Infinity;
    const back = (-b + root) / a;
    return back > NEAR && back < far ? back : Infinity;
  };
  const normal = (s: Surface): void => {
    const px = s.x - cx;
    const py = s.y - cy;
    const pz = s.z - cz;
    const a = (m[0] * px + m[1] * py + m[2] * pz) / radii[0];
    const b = (m[3] * px + m[4] * py + m[5] * pz) / radii[1];
    const c = (m[6] * px + m[7] * py + m[8] * pz) / radii[2];
    const x = a * u[0] + b * v[0] + c * w[0];
    const y = a * u[1] + b * v[1] + c * w[1];
    const z = a * u[2] + b * v[2] + c * w[2];
    const scale = 1 / Math.sqrt(x * x + y * y + z * z);
    s.nx = x * scale;
    s.ny = y * scale;
    s.nz = z * scale;
  };
  return {
    min: [cx - half[0], cy - half[1], cz - half[2]],
    max: [cx + half[0], cy + half[1], cz + half[2]],
    material,
    hit,
    normal,
  };
}
