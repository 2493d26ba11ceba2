/** Between interleaved bytes (H×W×C, 0..255) and a network's planes (3×H×W float, 0..1). */
import type { Rect } from '@/server/media/pixels/raster';

/** Pixels in memory and the rectangle of the picture that they cover. */
export interface Patch {
  rect: Rect;
  channels: number;
  bytes: Uint8Array;
}

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
function rowStart(patch: Patch, rect: Rect, row: number): number {
  return (
    ((rect.top - patch.rect.top + row) * patch.rect.width + rect.left - patch.rect.left) * patch.channels
  );
}

/** The colour of `rect`, which lies inside the patch, as 3×H×W in memory of `scratch`. */
export function toPlanes(patch: Patch, rect: Rect, scratch: Scratch): Float32Array {
  const size = rect.width * rect.height;
  const planes = scratch.take(size * 3);
  const { bytes, channels } = patch;
  for (let y = 0, to = 0; y < rect.height; y++) {
    let from = rowStart(patch, rect, y);
    for (let x = 0; x < rect.width; x++, to++, from += channels) {
      planes[to] = (bytes[from] ?? 0) / 255;
      planes[to + size] = (bytes[from + 1] ?? 0) / 255;
      planes[to + 2 * size] = (bytes[from + 2] ?? 0) / 255;
    }
  }
  return planes;
}

/**
 * Stores the part `rect` of `planes` (3×H×W covering `covered`) in the patch, rounded half to even and
 * clamped to 0..255 as `Uint8ClampedArray` does.
 */
export function fromPlanes(planes: Float32Array, covered: Rect, patch: Patch, rect: Rect): void {
  const size = covered.width * covered.height;
  const { channels } = patch;
  const bytes = new Uint8ClampedArray(patch.bytes.buffer, patch.bytes.byteOffset, patch.bytes.byteLength);
  for (let y = 0; y < rect.height; y++) {
    let from = (rect.top - covered.top + y) * covered.width + rect.left - covered.left;
    let to = rowStart(patch, rect, y);
    for (let x = 0; x < rect.width; x++, from++, to += channels) {
      bytes[to] = (planes[from] ?? 0) * 255;
      bytes[to + 1] = (planes[from + size] ?? 0) * 255;
      bytes[to + 2] = (planes[from + 2 * size] ?? 0) * 255;
    }
  }
}
