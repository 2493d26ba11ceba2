/** The new shot is laid over the old one like a leaf. */
import type { Size } from '../formats';
import type { Planes } from './planes';
import { kernels, layOut } from './simd/desk';

/** Width of the shadow that a page throws, as a share of the way. */
const SHADOW = 0.045;
/** How far the old shot is drawn along. */
const DRAG = 0.18;
/** Shares of one, as the kernel takes them. */
const ONE = 32_767;

/** What is seen `shift` px further along an axis: whole px, and the rest in 256ths. */
function place(shift: number): { whole: number; weight: number } {
  const whole = Math.floor(shift);
  return { whole, weight: Math.round(256 * (shift - whole)) };
}

/** What is left of the old shot's light, `away` px before the page's border. */
function shade(away: number, count: number, way: number): number {
  // No shadow before the page has come in.
  const dark = 0.55 * Math.min(1, 12 * way);
  const near = Math.min(1, away / (count * SHADOW));
  return (1 - dark * (1 - near) * (1 - near)) * (1 - 0.25 * way);
}

interface Leaf {
  a: Uint8Array;
  b: Uint8Array;
  out: Uint8Array;
  size: Size;
  /** The level that darkness tends to: 16 for luma, 128 for chroma. */
  black: number;
}

/** The first sample of the new page, how both shots are displaced, and the old one's shades. */
function positions(count: number, way: number) {
  const border = count * (1 - way);
  const first = Math.min(count, Math.ceil(border));
  const shades = Int16Array.from({ length: first }, (_, i) =>
    Math.round(ONE * shade(border - i, count, way)),
  );
  return { first, old: place(way * count * DRAG), fresh: place(first - border), shades };
}

function fromRight({ a, b, out, size: { width, height }, black }: Leaf, way: number): void {
  const { mixShaded, mix } = kernels();
  const { first, old, fresh, shades } = positions(width, way);
  const { bytes, at } = layOut(width + 1, width + 1, shades.byteLength, width);
  const [oldAt, freshAt, shadesAt, outAt] = at;
  bytes.set(new Uint8Array(shades.buffer), shadesAt);
  for (let row = 0; row < height; row++) {
    const base = row * width;
    bytes.set(a.subarray(base, base + width), oldAt);
    bytes.set(b.subarray(base, base + width), freshAt);
    // Beyond the border the last sample stays.
    [bytes[oldAt + width], bytes[freshAt + width]] = [a[base + width - 1], b[base + width - 1]];
    const from = oldAt + old.whole;
    if (first > 0) mixShaded(from, from + 1, old.weight, shadesAt, black, outAt, first);
    if (first < width) {
      const start = freshAt + fresh.whole;
      mix(start, start + 1, 16, fresh.weight, outAt + first, width - first);
    }
    out.set(bytes.subarray(outAt, outAt + width), base);
  }
}

function fromBelow({ a, b, out, size: { width, height }, black }: Leaf, way: number): void {
  const { mixShaded, mix } = kernels();
  const { first, old, fresh, shades } = positions(height, way);
  const { bytes, at } = layOut(width, width, 2 * width, width);
  const [upper, lower, shadesAt, outAt] = at;
  const levels = new Int16Array(width);
  const row = (of: Uint8Array, wanted: number) => {
    const from = Math.min(wanted, height - 1) * width;
    return of.subarray(from, from + width);
  };
  for (let y = 0; y < height; y++) {
    const covered = y >= first;
    const from = covered ? y - first + fresh.whole : y + old.whole;
    bytes.set(row(covered ? b : a, from), upper);
    bytes.set(row(covered ? b : a, from + 1), lower);
    if (covered) mix(upper, lower, 16, fresh.weight, outAt, width);
    else {
      bytes.set(new Uint8Array(levels.fill(shades[y]).buffer), shadesAt);
      mixShaded(upper, lower, old.weight, shadesAt, black, outAt, width);
    }
    out.set(bytes.subarray(outAt, outAt + width), y * width);
  }
}

export function layPage(a: Planes, b: Planes, t: number, from: 'right' | 'below', out: Planes): void {
  const way = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
  const size = { width: out.width, height: out.height };
  const half = { width: out.width / 2, height: out.height / 2 };
  const lay = from === 'right' ? fromRight : fromBelow;
  lay({ a: a.y, b: b.y, out: out.y, size, black: 16 }, way);
  lay({ a: a.u, b: b.u, out: out.u, size: half, black: 128 }, way);
  lay({ a: a.v, b: b.v, out: out.v, size: half, black: 128 }, way);
}
