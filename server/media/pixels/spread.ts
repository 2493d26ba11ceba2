/**
 * Colour under transparent pixels is arbitrary (often black or white), and that of hardly visible ones coarse
 * from rounding; but a network sees both and would let them bleed into the visible edge. They are replaced by
 * the alpha-weighted mean of the visible colour around.
 */
import type { Raster, Rect } from './raster';

/** Alpha (of 255) below which a pixel counts as transparent. */
const HARDLY_VISIBLE = 16;
const BLOCK_WIDTH = 4096;
const BLOCK_HEIGHT = 256;

/** Sums over (2r+1)² windows of an H×W×C array, by running sums along each axis; outside counts as 0. */
function boxSums(data: Float64Array, width: number, height: number, channels: number, radius: number) {
  const across = new Float64Array(data.length);
  const row = width * channels;
  slide(
    data,
    across,
    { lines: height, lineStride: row, length: width, stride: channels, run: channels },
    radius,
  );
  const both = new Float64Array(data.length);
  slide(across, both, { lines: 1, lineStride: 0, length: height, stride: row, run: row }, radius);
  return both;
}

function slide(
  from: Float64Array,
  to: Float64Array,
  axis: { lines: number; lineStride: number; length: number; stride: number; run: number },
  radius: number,
): void {
  const sums = new Float64Array(axis.run);
  for (let line = 0; line < axis.lines; line++) {
    sums.fill(0);
    const start = line * axis.lineStride;
    for (let i = -radius; i < axis.length; i++) {
      const enters = i + radius < axis.length ? start + (i + radius) * axis.stride : -1;
      const leaves = i - radius - 1 >= 0 ? start + (i - radius - 1) * axis.stride : -1;
      for (let k = 0; k < axis.run; k++) {
        let sum = sums[k] ?? 0;
        if (enters >= 0) sum += from[enters + k] ?? 0;
        if (leaves >= 0) sum -= from[leaves + k] ?? 0;
        sums[k] = sum;
        if (i >= 0) to[start + i * axis.stride + k] = sum;
      }
    }
  }
}

/** Premultiplied colour and alpha of H×W×4 bytes, nothing where hardly anything is visible. */
function premultiplied(bytes: Uint8Array): Float64Array {
  const out = new Float64Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 4) {
    const alpha = bytes[i + 3] ?? 0;
    if (alpha < HARDLY_VISIBLE) continue;
    for (let k = 0; k < 3; k++) out[i + k] = (bytes[i + k] ?? 0) * alpha;
    out[i + 3] = alpha;
  }
  return out;
}

function spreadBlock(raster: Raster, block: Rect, radius: number): void {
  const left = Math.max(0, block.left - radius);
  const top = Math.max(0, block.top - radius);
  const width = Math.min(raster.width, block.left + block.width + radius) - left;
  const height = Math.min(raster.height, block.top + block.height + radius) - top;
  const bytes = raster.read({ left, top, width, height });
  if (!bytes.some((value, i) => i % 4 === 3 && value < HARDLY_VISIBLE)) return;
  const sums = boxSums(premultiplied(bytes), width, height, 4, radius);
  for (let i = 0; i < bytes.length; i += 4) {
    if ((bytes[i + 3] ?? 0) >= HARDLY_VISIBLE) continue;
    const weight = sums[i + 3] ?? 0;
    for (let k = 0; k < 3; k++) bytes[i + k] = weight > 0 ? Math.round((sums[i + k] ?? 0) / weight) : 0;
  }
  const row = block.width * 4;
  const inner = new Uint8Array(row * block.height);
  for (let y = 0; y < block.height; y++) {
    const from = ((block.top - top + y) * width + block.left - left) * 4;
    inner.set(bytes.subarray(from, from + row), y * row);
  }
  raster.write(block, inner);
}

/**
 * Spreads visible colour up to `radius` px into the transparent parts of an RGBA raster, in place, and
 * blackens the rest. Pixels that already changed weigh nothing, so blocks do not see each other.
 */
export function spreadColour(raster: Raster, radius: number): void {
  for (let top = 0; top < raster.height; top += BLOCK_HEIGHT) {
    for (let left = 0; left < raster.width; left += BLOCK_WIDTH) {
      const width = Math.min(BLOCK_WIDTH, raster.width - left);
      spreadBlock(raster, { left, top, width, height: Math.min(BLOCK_HEIGHT, raster.height - top) }, radius);
    }
  }
}
