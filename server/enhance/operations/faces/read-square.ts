/** Reading a square of a raster at the size of a network. */
import type { Raster } from '@/server/media/pixels/raster';
import { mirrored, resample } from '@/server/media/pixels/resample';
import type { Square } from './square';

/**
 * Sums blocks of `step`×`step` px of the square into H×W×3 means, row of blocks by row of blocks; what lies beyond the
 * picture is its mirror image.
 */
function blockMeans(raster: Raster, { left, top, side, step }: Square): Float32Array {
  const blocks = side / step;
  const means = new Float32Array(blocks * blocks * 3);
  const columns = Int32Array.from({ length: side }, (_, x) => mirrored(left + x, raster.width));
  const first = columns.reduce((a, b) => Math.min(a, b));
  const width = columns.reduce((a, b) => Math.max(a, b)) - first + 1;
  for (let y = 0; y < side; y++) {
    const row = raster.read({ left: first, top: mirrored(top + y, raster.height), width, height: 1 });
    const start = Math.floor(y / step) * blocks;
    for (let x = 0; x < side; x++) {
      const from = (columns[x] - first) * raster.channels;
      const to = 3 * (start + Math.floor(x / step));
      for (let c = 0; c < 3; c++) means[to + c] += row[from + c] / step ** 2;
    }
  }
  return means;
}

/** The colour of a square at `size`×`size` px: H×W×3 bytes. */
export function readSquare(raster: Raster, square: Square, size: number): Uint8ClampedArray {
  const blocks = square.side / square.step;
  const picture = { data: blockMeans(raster, square), width: blocks, height: blocks, channels: 3 };
  return Uint8ClampedArray.from(resample(picture, size, size));
}
