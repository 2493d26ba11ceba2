/** Putting a face that was drawn anew back into its picture, so that nobody sees where. */
import type { Raster } from '@/server/media/pixels/raster';
import { resample } from '@/server/media/pixels/resample';
import { boxMeans, Enlarged, type Plane } from '../pixels/plane';
import type { Square } from './square';

/** Half axes of the ellipse in sides of the square; within `FULL` of the way to its border the new face counts fully. */
const ELLIPSE = { across: 0.46, down: 0.49 } as const;
const FULL = 0.65;
/** Windows over which colour must stay what it was, in sides of the square: a face, not a pore. */
const COLOUR_REACH = 1 / 8;

/** How much of the new face counts at a place of the square (0..1 each): 1 in the middle, 0 from the ellipse on. */
export function weightAt(x: number, y: number): number {
  const distance = Math.hypot((x - 0.5) / ELLIPSE.across, (y - 0.5) / ELLIPSE.down);
  const t = Math.min(1, Math.max(0, (1 - distance) / (1 - FULL)));
  return t * t * (3 - 2 * t);
}

/** The plane without what is the same over wide parts of it: the light of a face, which shall stay the picture's. */
export function withoutLowFrequencies(plane: Plane): Plane {
  const radius = Math.max(1, Math.round((plane.width * COLOUR_REACH) / 2));
  const low = boxMeans(boxMeans(plane, radius), radius);
  return { ...plane, data: plane.data.map((value, i) => value - low.data[i]) };
}

/** A plane at the size of a square that is smaller; larger ones are read bilinearly, row by row. */
function reduced(plane: Plane, side: number): Plane {
  if (side >= plane.width) return plane;
  return { data: resample({ ...plane, channels: 1 }, side, side), width: side, height: side };
}

/**
 * Makes the picture's brightness that of a new face: `difference` (steps of 255) covers the square, at any size. Only its
 * fine part is added, and less and less towards the border. Memory: a row at a time. What lies outside the ellipse stays
 * bit for bit.
 */
export function addDifference(raster: Raster, { left, top, side }: Square, difference: Plane): void {
  const plane = new Enlarged(reduced(withoutLowFrequencies(difference), side), { width: side, height: side });
  const line = new Float32Array(side);
  const half = side * ELLIPSE.across;
  const from = Math.max(0, -left, Math.floor(side / 2 - half));
  const end = Math.min(side, raster.width - left, Math.ceil(side / 2 + half));
  for (let y = Math.max(0, -top); y < Math.min(side, raster.height - top) && from < end; y++) {
    const down = (y + 0.5) / side;
    if (weightAt(0.5, down) === 0) continue;
    const rect = { left: left + from, top: top + y, width: end - from, height: 1 };
    const bytes = new Uint8ClampedArray(raster.read(rect).buffer);
    plane.row(y, line);
    for (let x = from, at = 0; x < end; x++, at += raster.channels) {
      const change = weightAt((x + 0.5) / side, down) * line[x];
      for (let c = 0; c < 3; c++) bytes[at + c] += change;
    }
    raster.write(rect, new Uint8Array(bytes.buffer));
  }
}
