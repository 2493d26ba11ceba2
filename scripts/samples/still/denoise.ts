import type { Picture } from '../core/picture';
import type { Buffers } from './hits';

/** B-spline weights of one row of the filter. */
const KERNEL = [1 / 16, 1 / 4, 3 / 8, 1 / 4, 1 / 16] as const;

/**
 * Smooths noisy light (H×W×3) in place: edge-avoiding à-trous wavelets (Dammertz et al. 2010), 5×5 taps at steps 1,
 * 2, 4 … for each of `passes`, kept within one surface by normals, distance and, more loosely each pass, by the light itself. `loose` is the
 * change of light, in parts of itself, that the first comparing pass still counts as noise.
 */
export function denoise(noisy: Picture, buffers: Buffers, passes: number, loose: number): void {
  const { width, height } = noisy;
  const normal = buffers.normal.data;
  const { depth, outline } = buffers;
  let from = noisy.data;
  let to: Float32Array = new Float32Array(from.length);
  for (let pass = 0; pass < passes; pass++) {
    const step = 1 << pass;
    // The first pass trusts shape alone: a pixel whose few paths all failed is not told from its neighbours by light.
    const tolerance = pass === 0 ? Infinity : loose / pass;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        const a = at * 3;
        let total = 0;
        let [red, green, blue] = [0, 0, 0];
        for (let j = -2; j <= 2; j++) {
          const yy = y + j * step;
          if (yy < 0 || yy >= height) continue;
          for (let i = -2; i <= 2; i++) {
            const xx = x + i * step;
            if (xx < 0 || xx >= width) continue;
            const near = yy * width + xx;
            if (outline[near] !== outline[at] || (outline[at] === 1 && near !== at)) continue;
            const b = near * 3;
            const turn =
              1 - (normal[a] * normal[b] + normal[a + 1] * normal[b + 1] + normal[a + 2] * normal[b + 2]);
            const gap = Math.abs(depth[at] - depth[near]) / (0.012 * step + 0.01);
            const change =
              Math.abs(from[a + 1] - from[b + 1]) / (tolerance * (0.03 + Math.max(from[a + 1], from[b + 1])));
            const apart = 55 * Math.max(0, turn) + gap + change * change;
            const weight = KERNEL[i + 2] * KERNEL[j + 2] * Math.exp(-apart);
            total += weight;
            red += weight * from[b];
            green += weight * from[b + 1];
            blue += weight * from[b + 2];
          }
        }
        to[a] = red / total;
        to[a + 1] = green / total;
        to[a + 2] = blue / total;
      }
    }
    [from, to] = [to, from];
  }
  if (from !== noisy.data) noisy.data.set(from);
}
