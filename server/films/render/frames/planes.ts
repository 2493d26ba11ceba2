/** Frames as ffmpeg takes them: planar Y′CbCr 4:2:0, BT.709, limited range. */
import type { Size } from '../formats';

export interface Planes extends Size {
  /** All three planes, one after the other: W·H, then twice (W/2)·(H/2) bytes. */
  bytes: Uint8Array;
  y: Uint8Array;
  u: Uint8Array;
  v: Uint8Array;
}

export const planeBytes = ({ width, height }: Size) => (width * height * 3) / 2;

/** Views of the three planes in `bytes` (or in new memory, then undefined grey-green). Sides must be even. */
export function planes({ width, height }: Size, bytes = new Uint8Array((width * height * 3) / 2)): Planes {
  if (width % 2 || height % 2) throw new Error(`sides must be even, not ${width}×${height}`);
  const luma = width * height;
  const [y, u, v] = [
    bytes.subarray(0, luma),
    bytes.subarray(luma, luma * 1.25),
    bytes.subarray(luma * 1.25, luma * 1.5),
  ];
  return { width, height, bytes, y, u, v };
}

/** An RGB colour, 0..255 each, as Y′, Cb, Cr of limited range (ITU-R BT.709). */
export function yuvOf(r: number, g: number, b: number): [number, number, number] {
  return [
    16 + 0.1826 * r + 0.6142 * g + 0.062 * b,
    128 - 0.1006 * r - 0.3386 * g + 0.4392 * b,
    128 + 0.4392 * r - 0.3989 * g - 0.0403 * b,
  ];
}

export function fill(frame: Planes, [r, g, b]: readonly [number, number, number]): void {
  const [y, u, v] = yuvOf(r, g, b);
  frame.y.fill(Math.round(y));
  frame.u.fill(Math.round(u));
  frame.v.fill(Math.round(v));
}

/**
 * Converts H×W×C bytes (C ≥ 3, the rest ignored) into planes of the same even size; a chroma sample is the mean of
 * its four pixels. Fixed point with 16 fractional bits: at most 1 off.
 */
export function planesOfRgb(rgb: Uint8Array, size: Size, channels: 3 | 4, into = planes(size)): Planes {
  const { width, height } = size;
  for (let row = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2) {
      let [red, green, blue] = [0, 0, 0];
      for (let k = 0; k < 4; k++) {
        const pixel = (row + (k >> 1)) * width + column + (k & 1);
        const at = pixel * channels;
        const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
        into.y[pixel] = (11966 * r + 40254 * g + 4064 * b + 1_081_344) >> 16;
        red += r;
        green += g;
        blue += b;
      }
      const at = (row >> 1) * (width >> 1) + (column >> 1);
      into.u[at] = (-6596 * red - 22189 * green + 28785 * blue + 33_685_504) >> 18;
      into.v[at] = (28785 * red - 26145 * green - 2640 * blue + 33_685_504) >> 18;
    }
  }
  return into;
}
