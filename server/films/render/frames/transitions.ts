/** How one shot gives way to the next: two drawn frames become one. */
import type { Size } from '../formats';
import { matte, type MatteName } from './mattes';
import { fill, yuvOf, type Planes } from './planes';

/** Data of a template; colours are RGB 0..255. */
export type Transition =
  | { kind: 'fade' }
  | { kind: 'dip'; colour: readonly [number, number, number] }
  /** The new shot shows where the matte has passed; `softness` is the width of the edge, as a share. */
  | { kind: 'matte'; matte: MatteName; softness: number }
  /** The new shot is laid over the old one like a leaf, from the right or from below. */
  | { kind: 'page'; from: 'right' | 'below' }
  /** A fade through warm light that wanders across. */
  | { kind: 'leak'; colour: readonly [number, number, number] };

const smooth = (t: number) => t * t * (3 - 2 * t);

/** a + (b − a)·weight/256, byte by byte; `out` may be one of both. */
function mixEvenly(a: Uint8Array, b: Uint8Array, weight: number, out: Uint8Array): void {
  const rest = 256 - weight;
  for (let i = 0; i < out.length; i++) out[i] = (a[i] * rest + b[i] * weight + 128) >> 8;
}

function fade(a: Planes, b: Planes, t: number, out: Planes): void {
  mixEvenly(a.bytes, b.bytes, Math.round(256 * t), out.bytes);
}

function dip(a: Planes, b: Planes, t: number, colour: readonly [number, number, number], out: Planes): void {
  const ground = yuvOf(...colour).map(Math.round);
  const source = t < 0.5 ? a : b;
  const weight = Math.round(256 * smooth(Math.abs(1 - 2 * t)));
  [source.y, source.u, source.v].forEach((from, k) => {
    const to = [out.y, out.u, out.v][k];
    const floor = ground[k] * (256 - weight) + 128;
    for (let i = 0; i < to.length; i++) to[i] = (from[i] * weight + floor) >> 8;
  });
}

function mixByMatte(
  a: Uint8Array,
  b: Uint8Array,
  levels: Uint8Array,
  weights: Uint16Array,
  out: Uint8Array,
): void {
  for (let i = 0; i < out.length; i++) {
    const weight = weights[levels[i]];
    out[i] = (a[i] * (256 - weight) + b[i] * weight + 128) >> 8;
  }
}

/** Weights of the new shot by level of the matte when the edge stands at `t`. */
function edge(t: number, softness: number): Uint16Array {
  const front = t * (1 + softness);
  return Uint16Array.from({ length: 256 }, (_, level) => {
    const passed = (front - level / 255) / softness;
    return Math.round(256 * smooth(Math.min(Math.max(passed, 0), 1)));
  });
}

function throughMatte(a: Planes, b: Planes, t: number, name: MatteName, softness: number, out: Planes): void {
  const { luma, chroma } = matte(name, out);
  const weights = edge(t, softness);
  mixByMatte(a.y, b.y, luma, weights, out.y);
  mixByMatte(a.u, b.u, chroma, weights, out.u);
  mixByMatte(a.v, b.v, chroma, weights, out.v);
}

/** Width of the shadow that a page throws, as a share of the way. */
const SHADOW = 0.045;
/** How far the old shot is drawn along. */
const DRAG = 0.18;

/** Reads `bytes` displaced by `shift` px (fractions count) along an axis; beyond the border the last sample stays. */
function displaced(bytes: Uint8Array, base: number, step: number, count: number, at: number): number {
  const whole = Math.floor(at);
  const part = at - whole;
  const first = Math.min(Math.max(whole, 0), count - 1);
  const next = Math.min(first + 1, count - 1);
  const value = bytes[base + first * step];
  return value + (bytes[base + next * step] - value) * part;
}

interface Leaf {
  a: Uint8Array;
  b: Uint8Array;
  out: Uint8Array;
  size: Size;
  /** The level that darkness tends to: 16 for luma, 128 for chroma. */
  black: number;
}

function layPage({ a, b, out, size, black }: Leaf, way: number, from: 'right' | 'below'): void {
  const across = from === 'right';
  const [count, lines] = across ? [size.width, size.height] : [size.height, size.width];
  const [step, stride] = across ? [1, size.width] : [size.width, 1];
  const border = count * (1 - way);
  const shadow = count * SHADOW;
  // No shadow before the page has come in.
  const dark = 0.55 * Math.min(1, 12 * way);
  for (let line = 0; line < lines; line++) {
    const base = line * stride;
    for (let i = 0; i < count; i++) {
      const at = base + i * step;
      if (i >= border) {
        out[at] = displaced(b, base, step, count, i - border);
        continue;
      }
      const old = displaced(a, base, step, count, i + way * count * DRAG);
      const near = (border - i) / shadow;
      const shade = near < 1 ? 1 - dark * (1 - near) * (1 - near) : 1;
      out[at] = black + (old - black) * shade * (1 - 0.25 * way);
    }
  }
}

function page(a: Planes, b: Planes, t: number, from: 'right' | 'below', out: Planes): void {
  const way = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
  const [luma, chroma] = [
    { width: out.width, height: out.height },
    { width: out.width / 2, height: out.height / 2 },
  ];
  layPage({ a: a.y, b: b.y, out: out.y, size: luma, black: 16 }, way, from);
  layPage({ a: a.u, b: b.u, out: out.u, size: chroma, black: 128 }, way, from);
  layPage({ a: a.v, b: b.v, out: out.v, size: chroma, black: 128 }, way, from);
}

/** Light is worked out once for a square of so many px (luma), which is finer than its shape. */
const LIGHT_CELL = 4;

/** Two soft lights that wander across the frame, 0..1 each, as they are at `t`. */
function lightAt(x: number, y: number, t: number): number {
  const first = Math.exp(-(((x - 1.5 * t + 0.1) / 0.34) ** 2) - ((y - 0.25) / 0.55) ** 2);
  const second = Math.exp(-(((x + 1.1 * t - 1.2) / 0.22) ** 2) - ((y - 0.8) / 0.4) ** 2);
  return Math.min(1, first + 0.7 * second);
}

function leak(a: Planes, b: Planes, t: number, colour: readonly [number, number, number], out: Planes): void {
  fade(a, b, smooth(t), out);
  const strength = Math.sin(Math.PI * t) ** 2 * 0.85;
  const [y, u, v] = yuvOf(...colour);
  const { width, height } = out;
  for (let top = 0; top < height; top += LIGHT_CELL) {
    for (let left = 0; left < width; left += LIGHT_CELL) {
      const light = strength * lightAt(left / width, top / height, t);
      if (light < 0.004) continue;
      const [right, bottom] = [Math.min(left + LIGHT_CELL, width), Math.min(top + LIGHT_CELL, height)];
      for (let row = top; row < bottom; row++) {
        for (let at = row * width + left; at < row * width + right; at++) {
          out.y[at] = Math.min(235, out.y[at] + (y - 0.55 * out.y[at]) * light);
        }
      }
      for (let row = top >> 1; row < bottom >> 1; row++) {
        for (let at = row * (width >> 1) + (left >> 1); at < row * (width >> 1) + (right >> 1); at++) {
          out.u[at] += (u - out.u[at]) * light;
          out.v[at] += (v - out.v[at]) * light;
        }
      }
    }
  }
}

/** Draws the frame between `a` and `b` at `t` (0 = all a, 1 = all b) into `out`, which is neither of them. */
export function mixFrames(transition: Transition, a: Planes, b: Planes, t: number, out: Planes): void {
  switch (transition.kind) {
    case 'fade':
      return fade(a, b, smooth(t), out);
    case 'dip':
      return dip(a, b, t, transition.colour, out);
    case 'matte':
      return throughMatte(a, b, smooth(t), transition.matte, transition.softness, out);
    case 'page':
      return page(a, b, t, transition.from, out);
    case 'leak':
      return leak(a, b, t, transition.colour, out);
  }
}

/** Fades a frame to (weight 0) or from a colour, in place. */
export function fadeColour(
  frame: Planes,
  weight: number,
  colour: readonly [number, number, number],
  spare: Planes,
): void {
  fill(spare, colour);
  mixEvenly(spare.bytes, frame.bytes, Math.round(256 * weight), frame.bytes);
}
