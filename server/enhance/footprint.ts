/**
 * What a task writes to disk, in bytes, told before it is accepted. Estimates lean to the high side: pictures
 * that compress badly, every intermediate at its largest.
 */
import type { ResultFormat } from './operations';
import type { Size } from '@/src/lib/size-ratio';

/** Bytes by those of the result's pixels. A master with its pyramid took 0.45 to 0.63 of them. */
const MASTER_SHARE = 0.7;
/** The pyramid's levels wait beside the master until it is complete. */
const PYRAMID_SHARE = 0.2;
const RESULT_SHARE: Readonly<Record<ResultFormat, number>> = { png: 0.7, jpeg: 0.3, webp: 0.2, tiff: 0.55 };
/** Previews, and what else is small. */
const EXTRAS = 4_000_000;

export interface FootprintOf {
  picture: Size;
  result: Size;
  /** Factors of the networks' passes, one after the other. */
  passes: readonly number[];
  channels: 3 | 4;
  format: ResultFormat;
}

export interface Footprint {
  /** The most that lies on the disk at one moment. */
  peak: number;
  /** What stays when the task is done. */
  kept: number;
}

/** What the master of a picture takes at most. */
export const masterBytes = (size: Size, channels: 3 | 4) => area(size) * channels * MASTER_SHARE;

const area = ({ width, height }: Size) => width * height;

export function footprint({ picture, result, passes, channels, format }: FootprintOf): Footprint {
  // The uncompressed picture before the first pass and after each one; two of them are there at a time.
  const rasters = [area(picture) * channels];
  for (const scale of passes) rasters.push((rasters.at(-1) ?? 0) * scale ** 2);
  const enlarging = rasters.reduce((most, bytes, i) => Math.max(most, bytes + (rasters[i - 1] ?? 0)), 0);
  const pixels = area(result) * channels;
  const storing = (rasters.at(-1) ?? 0) + pixels * (MASTER_SHARE + PYRAMID_SHARE);
  const kept = pixels * (MASTER_SHARE + RESULT_SHARE[format]) + EXTRAS;
  return { peak: Math.ceil(Math.max(enlarging, storing, kept)), kept: Math.ceil(kept) };
}
