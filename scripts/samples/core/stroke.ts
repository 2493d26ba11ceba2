import type { Points, Visit } from './fill';
import { clamp } from './scalar';

/**
 * Visits the pixels of a round-ended segment whose radius runs from r0 to r1 pixels. A line thinner than a pixel
 * keeps its darkness in proportion to its width, so hair-fine strokes fade instead of breaking up.
 */
export function segment(
  width: number,
  height: number,
  from: readonly [number, number, number],
  to: readonly [number, number, number],
  visit: Visit,
): void {
  const [x0, y0, r0] = from;
  const [x1, y1, r1] = to;
  const reach = Math.max(r0, r1) + 1;
  const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
  const right = Math.min(width - 1, Math.ceil(Math.max(x0, x1) + reach));
  const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(y0, y1) + reach));
  const dx = x1 - x0;
  const dy = y1 - y0;
  const scale = 1 / Math.max(1e-9, dx * dx + dy * dy);
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = x + 0.5 - x0;
      const py = y + 0.5 - y0;
      const t = clamp((px * dx + py * dy) * scale);
      const r = r0 + (r1 - r0) * t;
      const ex = px - dx * t;
      const ey = py - dy * t;
      const drawn = Math.max(r, 0.5);
      const cover = clamp(drawn - Math.sqrt(ex * ex + ey * ey) + 0.5) * Math.min(1, r * 2);
      if (cover > 0) visit(y * width + x, cover);
    }
  }
}

/** Smooth line through the points (centripetal enough for evenly spaced ones): Catmull-Rom, `steps` per span. */
export function curve(points: Points, steps = 12, closed = false): [number, number][] {
  const n = points.length;
  const at = (i: number): readonly [number, number] =>
    closed ? points[((i % n) + n) % n] : points[Math.min(n - 1, Math.max(0, i))];
  const out: [number, number][] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const blend = (k: 0 | 1): number =>
        0.5 *
        (2 * b[k] +
          (c[k] - a[k]) * t +
          (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
          (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t);
      out.push([blend(0), blend(1)]);
    }
  }
  if (!closed) out.push([points[n - 1][0], points[n - 1][1]]);
  return out;
}

/** Coverage of a whole line (H×W): overlapping segments join without darkening. `radius` maps [0, 1] to pixels. */
export function strokePlane(
  plane: { readonly width: number; readonly height: number; readonly data: Float32Array },
  points: Points,
  radius: (t: number) => number,
  strength = 1,
): void {
  const last = points.length - 1;
  for (let i = 0; i < last; i++) {
    const [x0, y0] = points[i];
    const [x1, y1] = points[i + 1];
    segment(
      plane.width,
      plane.height,
      [x0, y0, radius(i / last)],
      [x1, y1, radius((i + 1) / last)],
      (at, cover) => {
        plane.data[at] = Math.max(plane.data[at], cover * strength);
      },
    );
  }
}
