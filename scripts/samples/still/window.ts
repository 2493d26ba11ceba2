import { fraction } from '../core/scalar';

/** The window: an upright pane at x, facing right, lit from outside; scene units and scene light. */
export const WINDOW = { x: -5.4, y0: 1.6, y1: 5.6, z0: 0.2, z1: 4.4 } as const;
const BRIGHT = 21;

/** Light of the window at part (u, v) of it: an overcast sky, brighter above, behind two by three panes. */
export function windowLight(u: number, v: number): number {
  if (u < 0 || u > 1 || v < 0 || v > 1) return 0;
  const bar = Math.min(
    Math.abs(fraction(u * 2 + 0.5) - 0.5) * 2.1,
    Math.abs(fraction(v * 3 + 0.5) - 0.5) * 1.33,
  );
  return bar < 0.045 ? 0 : BRIGHT * (0.65 + 0.7 * v);
}

/** Light a ray meets if nothing stands before it: the window itself, else the dim warm room behind the camera. */
export function farLight(
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  out: Float64Array,
): void {
  if (dx < 0 && ox > WINDOW.x) {
    const t = (WINDOW.x - ox) / dx;
    const v = (oy + t * dy - WINDOW.y0) / (WINDOW.y1 - WINDOW.y0);
    const u = (oz + t * dz - WINDOW.z0) / (WINDOW.z1 - WINDOW.z0);
    const light = windowLight(u, v);
    if (light > 0) {
      out[0] = light * 0.97;
      out[1] = light;
      out[2] = light * 1.04;
      return;
    }
  }
  const room = 0.05 + 0.06 * Math.max(0, dy) + 0.07 * Math.max(0, dz) + 0.08 * Math.max(0, -dx);
  out[0] = room * 1.12;
  out[1] = room * 0.95;
  out[2] = room * 0.78;
}
