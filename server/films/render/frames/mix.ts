/** Mixing of bytes: evenly, with a constant, or by a level for each of them. */
import { kernels, layOut } from './simd/desk';

/** Bytes that are mixed at once: both sources and the result stay in the processor's cache. */
const PIECE = 65_536;

/** a + (b − a)·weight/256, byte by byte; `out` may be one of both. */
export function mixEvenly(a: Uint8Array, b: Uint8Array, weight: number, out: Uint8Array): void {
  const { mix } = kernels();
  const { bytes, at } = layOut(PIECE, PIECE);
  for (let start = 0; start < out.length; start += PIECE) {
    const count = Math.min(PIECE, out.length - start);
    bytes.set(a.subarray(start, start + count), at[0]);
    bytes.set(b.subarray(start, start + count), at[1]);
    mix(at[0], at[1], 16, weight, at[0], count);
    out.set(bytes.subarray(at[0], at[0] + count), start);
  }
}

/** level + (a − level)·weight/256; `out` may be `a`. */
export function mixWithLevel(a: Uint8Array, level: number, weight: number, out: Uint8Array): void {
  const { mix } = kernels();
  const { bytes, at } = layOut(PIECE, 16);
  bytes.fill(level, at[1], at[1] + 16);
  for (let start = 0; start < out.length; start += PIECE) {
    const count = Math.min(PIECE, out.length - start);
    bytes.set(a.subarray(start, start + count), at[0]);
    mix(at[0], at[1], 0, 256 - weight, at[0], count);
    out.set(bytes.subarray(at[0], at[0] + count), start);
  }
}

/** An edge that passes over levels 0..255: at `front` and beyond b has come, `softness` before it begins to; in levels. */
interface Edge {
  front: number;
  softness: number;
}

/** Mixes `a` and `b` by how far the edge has passed each byte's level. */
export function mixByLevel(
  a: Uint8Array,
  b: Uint8Array,
  levels: Uint8Array,
  { front, softness }: Edge,
  out: Uint8Array,
): void {
  const kernel = kernels().mixByLevel;
  const { bytes, at } = layOut(PIECE, PIECE, PIECE);
  const span = Math.max(1, Math.round(64 * softness));
  const bits = Math.floor(Math.log2(32_767 / span));
  const stretch = Math.round((32_767 / (span << bits) - 1) * 32_768);
  for (let start = 0; start < out.length; start += PIECE) {
    const count = Math.min(PIECE, out.length - start);
    [a, b, levels].forEach((from, i) => bytes.set(from.subarray(start, start + count), at[i]));
    kernel(at[0], at[1], at[2], Math.round(64 * front), span, bits, Math.min(stretch, 32_767), at[0], count);
    out.set(bytes.subarray(at[0], at[0] + count), start);
  }
}
