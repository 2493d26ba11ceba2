import { NEAR, type Shape } from './shape';
import type { Material, Surface } from './surface';
import type { Ray, Vec } from './vector';

/** Signed distance to a solid, scene units, negative inside; it may fall short of the true distance, never exceed. */
export type Field = (x: number, y: number, z: number) => number;

const TOUCH = 4e-4;
const MAX_STEPS = 160;

/** Solid given by a distance field inside a box, found by sphere tracing (Hart 1996). */
export function fieldShape(field: Field, min: Vec, max: Vec, material: Material): Shape {
  const hit = (ray: Ray, far: number): number => {
    const ax = (min[0] - ray.ox) / ray.dx;
    const bx = (max[0] - ray.ox) / ray.dx;
    const ay = (min[1] - ray.oy) / ray.dy;
    const by = (max[1] - ray.oy) / ray.dy;
    const az = (min[2] - ray.oz) / ray.dz;
    const bz = (max[2] - ray.oz) / ray.dz;
    let t = Math.max(Math.min(ax, bx), Math.min(ay, by), Math.min(az, bz), NEAR);
    const end = Math.min(Math.max(ax, bx), Math.max(ay, by), Math.max(az, bz), far);
    for (let i = 0; i < MAX_STEPS && t < end; i++) {
      const d = field(ray.ox + t * ray.dx, ray.oy + t * ray.dy, ray.oz + t * ray.dz);
      if (d < TOUCH) return t;
      t += Math.max(d, TOUCH * 2);
    }
    return Infinity;
  };
  const normal = (s: Surface): void => {
    const e = 2e-3;
    const x = field(s.x + e, s.y, s.z) - field(s.x - e, s.y, s.z);
    const y = field(s.x, s.y + e, s.z) - field(s.x, s.y - e, s.z);
    const z = field(s.x, s.y, s.z + e) - field(s.x, s.y, s.z - e);
    const scale = 1 / (Math.sqrt(x * x + y * y + z * z) || 1);
    s.nx = x * scale;
    s.ny = y * scale;
    s.nz = z * scale;
  };
  return { min, max, material, hit, normal };
}
