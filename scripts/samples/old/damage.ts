import { newPlane, type Plane } from '../core/picture';
import { fbm2, noise2 } from '../core/noise';
import { type Random, between } from '../core/random';
import { curve, segment, strokePlane } from '../core/stroke';

/** Wear of a print as two planes (H×W, [0, 1]): where the image is gone to bare paper, and where dirt darkens it. */
export interface Damage {
  readonly bare: Plane;
  readonly dirt: Plane;
}

/** A fold across the print: a crack whose emulsion has flaked off in places. */
function crease(
  plane: Plane,
  from: readonly [number, number],
  to: readonly [number, number],
  unit: number,
): void {
  const steps = 90;
  const path = Array.from({ length: steps + 1 }, (_, i): [number, number] => {
    const t = i / steps;
    const wander = unit * (5 * noise2(t * 6, from[0], 221) + 1.6 * noise2(t * 40, from[0], 222));
    return [from[0] + (to[0] - from[0]) * t + wander * 0.4, from[1] + (to[1] - from[1]) * t + wander];
  });
  strokePlane(plane, path, (t) => unit * Math.max(0.25, 0.5 + 1.7 * noise2(t * 26, from[1], 223)), 0.85);
}

/** Scratches, dust, hairs, creases and worn corners, the same for the same stream. */
export function wear(width: number, height: number, random: Random): Damage {
  const bare = newPlane(width, height);
  const dirt = newPlane(width, height);
  const unit = width / 1200;
  crease(bare, [width * 0.71, -5], [width * 0.665, height + 5], unit);
  crease(bare, [-5, height * 0.3], [width * 0.4, height * 0.225], unit * 0.7);
  crease(bare, [width * 0.86, height + 5], [width + 5, height * 0.8], unit * 1.3);
  for (let i = 0; i < 46; i++) {
    const [x, y] = [random() * width, random() * height];
    const long = unit * between(random, 18, 240) * random();
    const angle = between(random, 1.2, 1.9);
    const bend = unit * between(random, -9, 9);
    const path = curve(
      [
        [x, y],
        [x + long * 0.5 * Math.cos(angle) + bend, y + long * 0.5 * Math.sin(angle)],
        [x + long * Math.cos(angle), y + long * Math.sin(angle)],
      ],
      8,
    );
    const strength = between(random, 0.25, 0.85);
    strokePlane(random() < 0.75 ? bare : dirt, path, () => unit * 0.45, strength);
  }
  for (let i = 0; i < 520; i++) {
    const plane = random() < 0.62 ? bare : dirt;
    const [x, y] = [random() * width, random() * height];
    const r = unit * (0.35 + 2.6 * random() ** 6);
    const strength = between(random, 0.3, 0.95);
    segment(width, height, [x, y, r], [x + r * between(random, -1, 1), y + r, r * 0.7], (at, cover) => {
      plane.data[at] = Math.max(plane.data[at], cover * strength);
    });
  }
  for (let i = 0; i < 4; i++) {
    const [x, y] = [random() * width, random() * height];
    const hair = curve(
      Array.from({ length: 5 }, (_, k): [number, number] => [
        x + unit * (k * 12 + 6 * Math.sin(k + y)),
        y + unit * 9 * Math.sin(k * 1.3 + x),
      ]),
      8,
    );
    strokePlane(dirt, hair, () => unit * 0.5, 0.6);
  }
  wearEdges(bare, unit);
  return { bare, dirt };
}

/** Rubs the emulsion away towards the edges and, further in, at the corners. */
function wearEdges(bare: Plane, unit: number): void {
  const { width, height, data } = bare;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [ex, ey] = [Math.min(x, width - x) / unit, Math.min(y, height - y) / unit];
      const ragged = 10 * fbm2(x / (unit * 22), y / (unit * 22), 4, 225);
      const corner = Math.hypot(ex, ey) - 34 - 3 * ragged;
      const edge = Math.min(Math.min(ex, ey) - 1.5 - 0.5 * ragged, corner);
      if (edge < 1) data[y * width + x] = Math.max(data[y * width + x], Math.min(0.95, 1 - edge));
    }
  }
}
