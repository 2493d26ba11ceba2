/** Structural similarity (Wang et al. 2004): Gaussian window 11×11, sigma 1.5, where it lies inside the plane. */
import type { Plane } from './plane';

const RADIUS = 5;
const RAW_TAPS = Array.from({ length: 2 * RADIUS + 1 }, (_, i) =>
  Math.exp(-((i - RADIUS) ** 2) / (2 * 1.5 ** 2)),
);
const TAP_SUM = RAW_TAPS.reduce((a, b) => a + b, 0);
const TAPS = RAW_TAPS.map((tap) => tap / TAP_SUM);
const [C1, C2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];

function blurred({ data, width, height }: Plane): Float64Array {
  const [inner, rows] = [width - 2 * RADIUS, height - 2 * RADIUS];
  const across = new Float64Array(inner * height);
  const out = new Float64Array(inner * rows);
  TAPS.forEach((tap, t) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < inner; x++) {
        const to = y * inner + x;
        across[to] = (across[to] ?? 0) + tap * (data[y * width + x + t] ?? 0);
      }
    }
  });
  TAPS.forEach((tap, t) => {
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + tap * (across[i + t * inner] ?? 0);
  });
  return out;
}

function product(a: Plane, b: Plane): Plane {
  const data = new Float64Array(a.data.length);
  for (let i = 0; i < data.length; i++) data[i] = (a.data[i] ?? 0) * (b.data[i] ?? 0);
  return { ...a, data };
}

/** A plane with its local means and squares, which every comparison with it needs again. */
export interface Moments {
  plane: Plane;
  mean: Float64Array;
  square: Float64Array;
}

export const momentsOf = (plane: Plane): Moments => ({
  plane,
  mean: blurred(plane),
  square: blurred(product(plane, plane)),
});

/** Mean structural similarity, at most 1, of two planes of the same size (at least 11 px on each side). */
export function ssim(a: Moments, b: Moments): number {
  const cross = blurred(product(a.plane, b.plane));
  let total = 0;
  for (let i = 0; i < cross.length; i++) {
    const [mu, nu] = [a.mean[i] ?? 0, b.mean[i] ?? 0];
    const top = (2 * mu * nu + C1) * (2 * ((cross[i] ?? 0) - mu * nu) + C2);
    const variances = (a.square[i] ?? 0) - mu * mu + (b.square[i] ?? 0) - nu * nu;
    total += top / ((mu * mu + nu * nu + C1) * (variances + C2));
  }
  return total / cross.length;
}
