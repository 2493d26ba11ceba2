/** A raster edited strip by strip. */
import type { Raster } from '@/server/media/pixels/raster';

/** Rows in memory at a time. */
const ROWS = 64;

export interface StripOptions {
  source: Raster;
  /** Of the same size; may be the source, and may have other channels. */
  target: Raster;
  /** Called before each strip; what it throws ends the work. */
  goOn: () => void;
  /** Called after each strip with 0..1. */
  onProgress: (fraction: number) => void;
  /** Turns row `y` of the source (W×C bytes) into that of the target. */
  row: (y: number, from: Uint8Array, to: Uint8ClampedArray) => void;
}

export function editStrips({ source, target, goOn, onProgress, row }: StripOptions): void {
  const { width, height } = source;
  for (let top = 0; top < height; top += ROWS) {
    goOn();
    const rows = Math.min(ROWS, height - top);
    const rect = { left: 0, top, width, height: rows };
    const from = source.read(rect);
    const to = new Uint8ClampedArray(width * rows * target.channels);
    for (let y = 0; y < rows; y++) {
      row(
        top + y,
        from.subarray(y * width * source.channels, (y + 1) * width * source.channels),
        to.subarray(y * width * target.channels, (y + 1) * width * target.channels),
      );
    }
    target.write(rect, new Uint8Array(to.buffer));
    onProgress((top + rows) / height);
  }
}
