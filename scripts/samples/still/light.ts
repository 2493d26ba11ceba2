import { type Nearest, type Tree, search } from './bvh';
import { type Surface, newSurface } from './surface';
import { type Ray, aim, frame, newRay } from './vector';
import { WINDOW, farLight, windowLight } from './window';
import type { Random } from '../core/random';

/** Rays start this far off the surface, scene units. */
const LIFT = 3e-3;
/** Diffuse bounces after the first; light that would come later is stood in for by a constant. */
const BOUNCES = 2;

/** Finds what the ray meets and has its material describe it; false if it leaves the scene. */
export function meet(tree: Tree, ray: Ray, s: Surface, nearest: Nearest): boolean {
  nearest.t = 1e4;
  nearest.shape = null;
  search(tree, ray, nearest);
  const shape = nearest.shape as Nearest['shape'];
  if (!shape) return false;
  s.x = ray.ox + nearest.t * ray.dx;
  s.y = ray.oy + nearest.t * ray.dy;
  s.z = ray.oz + nearest.t * ray.dz;
  s.coat = 0;
  s.rough = 0;
  s.through = 0;
  s.glass = false;
  shape.normal(s);
  if (!shape.clear && s.nx * ray.dx + s.ny * ray.dy + s.nz * ray.dz > 0) {
    s.nx = -s.nx;
    s.ny = -s.ny;
    s.nz = -s.nz;
  }
  shape.material(s);
  return true;
}

/** Estimates the light that falls on matt surfaces. One instance serves one thread: it reuses its scratch space. */
export class Light {
  private readonly shadow = newRay();
  private readonly nearest: Nearest = { t: 0, shape: null };
  private readonly bounce = Array.from({ length: BOUNCES }, () => ({
    ray: newRay(),
    surface: newSurface(),
    sum: new Float64Array(3),
  }));
  private readonly axes = new Float64Array(6);
  private readonly sky = new Float64Array(3);

  constructor(private readonly tree: Tree) {}

  /** Part of the window's light that reaches the ray's end: glass lets most through, gathered near its axis. */
  private open(distance: number): number {
    let part = 1;
    for (let i = 0; i < 4; i++) {
      this.nearest.t = distance;
      this.nearest.shape = null;
      search(this.tree, this.shadow, this.nearest);
      const shape = this.nearest.shape as Nearest['shape'];
      if (!shape) return part;
      if (!shape.clear) return 0;
      const { min, max } = shape;
      const r = (max[0] - min[0]) / 2;
      const [cx, cy, cz] = [min[0] + r, min[1] + r, min[2] + r];
      const { ox, oy, oz, dx, dy, dz } = this.shadow;
      const b = (cx - ox) * dx + (cy - oy) * dy + (cz - oz) * dz;
      const miss = Math.hypot(ox + b * dx - cx, oy + b * dy - cy, oz + b * dz - cz) / r;
      // A ball lens throws a bright spot inside a dark rim: a stand-in for a caustic that no path here would find.
      part *= 0.25 + 2.6 * Math.max(0, 1 - miss * 1.25) ** 2;
      const past = b + r + LIFT;
      this.shadow.ox += past * dx;
      this.shadow.oy += past * dy;
      this.shadow.oz += past * dz;
      distance -= past;
      if (distance <= 0) return part;
    }
    return part;
  }

  /** Light straight from the window at part (u, v), as a matt white surface would send it on. */
  private direct(s: Surface, u: number, v: number): number {
    const dx = WINDOW.x - s.x;
    const dy = WINDOW.y0 + (WINDOW.y1 - WINDOW.y0) * v - s.y;
    const dz = WINDOW.z0 + (WINDOW.z1 - WINDOW.z0) * u - s.z;
    const square = dx * dx + dy * dy + dz * dz;
    const length = Math.sqrt(square);
    const facing = (s.nx * dx + s.ny * dy + s.nz * dz) / length;
    const part = facing > 0 ? facing : -facing * s.through;
    const light = windowLight(u, v);
    if (part <= 0 || light <= 0 || dx >= 0) return 0;
    const lift = facing > 0 ? LIFT : -LIFT * 8;
    const o = this.shadow;
    aim(o, s.x + s.nx * lift, s.y + s.ny * lift, s.z + s.nz * lift, dx / length, dy / length, dz / length);
    const area = (WINDOW.y1 - WINDOW.y0) * (WINDOW.z1 - WINDOW.z0);
    return (light * part * (-dx / length) * area * this.open(length - 0.01)) / (square * Math.PI);
  }

  /**
   * Adds to `out` (RGB) what a matt white surface at `s` sends on, from one point (u, v) of the window and one
   * cosine-weighted direction (p, q); all four in [0, 1).
   */
  gather(
    s: Surface,
    u: number,
    v: number,
    p: number,
    q: number,
    random: Random,
    out: Float64Array,
    depth = 0,
  ): void {
    const direct = this.direct(s, u, v);
    out[0] += direct * 0.97;
    out[1] += direct;
    out[2] += direct * 1.04;
    if (depth === BOUNCES) {
      for (let c = 0; c < 3; c++) out[c] += 0.04;
      return;
    }
    const { ray, surface, sum } = this.bounce[depth];
    frame(s.nx, s.ny, s.nz, this.axes);
    const [tx, ty, tz, bx, by, bz] = this.axes;
    const r = Math.sqrt(p);
    const a = r * Math.cos(2 * Math.PI * q);
    const b = r * Math.sin(2 * Math.PI * q);
    const c = Math.sqrt(1 - p);
    const dx = tx * a + bx * b + s.nx * c;
    const dy = ty * a + by * b + s.ny * c;
    const dz = tz * a + bz * b + s.nz * c;
    aim(ray, s.x + s.nx * LIFT, s.y + s.ny * LIFT, s.z + s.nz * LIFT, dx, dy, dz);
    if (!meet(this.tree, ray, surface, this.nearest)) {
      farLight(ray.ox, ray.oy, ray.oz, dx, dy, dz, this.sky);
      // The window was sampled directly; what is left of a miss is the room, which is never this bright.
      if (this.sky[1] < 1) for (let k = 0; k < 3; k++) out[k] += this.sky[k];
      return;
    }
    if (surface.glass) return;
    sum.fill(0);
    this.gather(surface, random(), random(), random(), random(), random, sum, depth + 1);
    out[0] += surface.red * sum[0];
    out[1] += surface.green * sum[1];
    out[2] += surface.blue * sum[2];
  }
}
