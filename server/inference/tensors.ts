/** Between interleaved bytes (H×W×C, 0..255) and a network's planes (3×H×W float). */
import type { Rect } from '@/server/media/pixels/raster';

/** Pixels in memory and the rectangle of the picture that they cover. */
export interface Patch {
  rect: Rect;
  channels: number;
  bytes: Uint8Array;
}

/** What a network calls white: planes are 0..1 or 0..255. */
export type White = 1 | 255;

/** Float memory that is used again and again: fresh planes for each tile would outrun the garbage collector. */
export class Scratch {
  private memory = new Float32Array(0);

  /** `length` floats of undefined content, valid until the next call. */
  take(length: number): Float32Array {
    if (this.memory.length < length) this.memory = new Float32Array(length);
    return this.memory.subarray(0, length);
  }
}

/** Index in `patch.bytes` of the pixel at the left end of row `top` of `rect`. */
export function rowStart(patch: Patch, rect: Rect, row: number): number {
  return (
    ((rect.top - patch.rect.top + row) * patch.rect.width + rect.left - patch.rect.left) * patch.channels
  );
}

/** Bytes as floats of 0..1. */
const UNIT = Float32Array.from({ length: 256 }, (_, value) => value / 255);
/** Bytes as floats of 0..255. */
const SAME = Float32Array.from({ length: 256 }, (_, value) => value);

/** The colour of `rect`, which lies inside the patch, as 3×H×W in `planes`. */
export function fillPlanes(patch: Patch, rect: Rect, planes: Float32Array, white: White = 1): void {
  const size = rect.width * rect.height;
  const { bytes, channels } = patch;
  const level = white === 1 ? UNIT : SAME;
  for (let y = 0, to = 0; y < rect.height; y++) {
    let from = rowStart(patch, rect, y);
    for (let x = 0; x < rect.width; x++, to++, from += channels) {
      planes[to] = level[bytes[from]];
      planes[to + size] = level[bytes[from + 1]];
      planes[to + 2 * size] = level[bytes[from + 2]];
    }
  }
}

/**
 * Stores the part `rect` of `planes` (3×H×W covering `covered`) in the patch, rounded half to even and
 * clamped to 0..255 as `Uint8ClampedArray` does.
 */
export function fromPlanes(
  planes: Float32Array,
  covered: Rect,
  patch: Patch,
  rect: Rect,
  white: White = 1,
): void {
  const size = covered.width * covered.height;
  const gain = 255 / white;
  const { channels } = patch;
  const bytes = new Uint8ClampedArray(patch.bytes.buffer, patch.bytes.byteOffset, patch.bytes.byteLength);
  for (let y = 0; y < rect.height; y++) {
    let from = (rect.top - covered.top + y) * covered.width + rect.left - covered.left;
    let to = rowStart(patch, rect, y);
    for (let x = 0; x < rect.width; x++, from++, to += channels) {
      bytes[to] = planes[from] * gain;
      bytes[to + 1] = planes[from + size] * gain;
      bytes[to + 2] = planes[from + 2 * size] * gain;
    }
  }
}
