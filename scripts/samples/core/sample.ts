import type { Picture, Plane } from './picture';
import { clamp } from './scalar';

/** Bilinear look-up of a plane at pixel coordinates (centres at halves); x wraps round, y is held at the edges. */
export function samplePlane(plane: Plane, x: number, y: number): number {
  const { width, height, data } = plane;
  const fx = x - 0.5;
  const fy = clamp(y - 0.5, 0, height - 1);
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const left = ((x0 % width) + width) % width;
  const right = (left + 1) % width;
  const below = Math.min(y0 + 1, height - 1);
  const u = fx - x0;
  const v = fy - y0;
  const top = data[y0 * width + left] * (1 - u) + data[y0 * width + right] * u;
  return top * (1 - v) + (data[below * width + left] * (1 - u) + data[below * width + right] * u) * v;
}

/** Bilinear look-up of a picture at pixel coordinates, held at the edges; adds `weight` × colour to `out`. */
export function addSample(picture: Picture, x: number, y: number, weight: number, out: Float64Array): void {
  const { width, height, data } = picture;
  const fx = clamp(x - 0.5, 0, width - 1);
  const fy = clamp(y - 0.5, 0, height - 1);
  const x0 = Math.floor(fx);
  const y0 = Math.floor(fy);
  const x1 = Math.min(x0 + 1, width - 1);
  const y1 = Math.min(y0 + 1, height - 1);
  const u = fx - x0;
  const v = fy - y0;
  for (let c = 0; c < 3; c++) {
    const top = data[(y0 * width + x0) * 3 + c] * (1 - u) + data[(y0 * width + x1) * 3 + c] * u;
    const low = data[(y1 * width + x0) * 3 + c] * (1 - u) + data[(y1 * width + x1) * 3 + c] * u;
    out[c] += weight * (top * (1 - v) + low * v);
  }
}
