/**
 * The camera's lens: any rectangle of a picture, placed to fractions of a pixel, as a window of a frame.
 *
 * ffmpeg's zoompan moves in whole pixels and shakes; its perspective filter moves well but takes 1.0 CPU second for a
 * second of 720p25 with encoding. The map of a zoom is separable, so two passes of a cubic (Catmull-Rom) with weights
 * in fixed point do the same for 0.25 s, in plain JavaScript.
 */
import type { Planes } from './planes';

/** In px of a picture, fractions allowed. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

const TAPS = 4;
const ONE = 2048;
/** Bits kept between the passes, beyond the eight of the bytes. */
const KEPT = 6;

interface Axis {
  /** First of the four source positions for each output position. */
  first: Int32Array;
  /** Four weights for each output position; they add up to `ONE`. */
  weights: Int32Array;
}

/** Positions and weights of `count` outputs that span `length` source px from `start`, within 0..`limit`−1. */
function axis(count: number, start: number, length: number, limit: number): Axis {
  const [first, weights] = [new Int32Array(count), new Int32Array(count * TAPS)];
  const step = length / count;
  for (let i = 0; i < count; i++) {
    const position = start + (i + 0.5) * step - 0.5;
    const whole = Math.min(Math.max(Math.floor(position), 1), limit - 3);
    const t = Math.min(Math.max(position - whole, 0), 1);
    const u = 1 - t;
    // Catmull-Rom: the cubic convolution of Keys (1981) with a = −1/2.
    const before = Math.round(-0.5 * t * u * u * ONE);
    const left = Math.round((1 + t * t * (1.5 * t - 2.5)) * ONE);
    const after = Math.round(-0.5 * u * t * t * ONE);
    first[i] = whole - 1;
    weights[i * TAPS] = before;
    weights[i * TAPS + 1] = left;
    weights[i * TAPS + 2] = ONE - before - left - after;
    weights[i * TAPS + 3] = after;
  }
  return { first, weights };
}

function sampleRow(source: Uint8Array, from: number, across: Axis, into: Int16Array, at: number): void {
  const { first, weights } = across;
  const count = first.length;
  const round = 1 << (10 - KEPT);
  for (let i = 0, k = 0; i < count; i++, k += TAPS) {
    const s = from + first[i];
    into[at + i] =
      (source[s] * weights[k] +
        source[s + 1] * weights[k + 1] +
        source[s + 2] * weights[k + 2] +
        source[s + 3] * weights[k + 3] +
        round) >>
      (11 - KEPT);
  }
}

function mixRows(
  rows: Int16Array,
  width: number,
  row: number,
  down: Axis,
  i: number,
  out: Uint8Array,
  at: number,
): void {
  const [a, b] = [(row & 3) * width, ((row + 1) & 3) * width];
  const [c, d] = [((row + 2) & 3) * width, ((row + 3) & 3) * width];
  const k = i * TAPS;
  const [wa, wb, wc, wd] = [down.weights[k], down.weights[k + 1], down.weights[k + 2], down.weights[k + 3]];
  const round = 1 << (10 + KEPT);
  for (let x = 0; x < width; x++) {
    const value =
      (rows[a + x] * wa + rows[b + x] * wb + rows[c + x] * wc + rows[d + x] * wd + round) >> (11 + KEPT);
    out[at + x] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
}

interface Plane {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** The rectangle `from` of one plane as the rectangle `to` (whole px) of another. */
function samplePlane(source: Plane, from: Rect, target: Plane, to: Rect): void {
  const across = axis(to.width, from.left, from.width, source.width);
  const down = axis(to.height, from.top, from.height, source.height);
  const rows = new Int16Array(TAPS * to.width);
  let ready = -1;
  for (let i = 0; i < to.height; i++) {
    const row = down.first[i];
    for (let next = Math.max(row, ready + 1); next < row + TAPS; next++) {
      sampleRow(source.bytes, next * source.width, across, rows, (next & 3) * to.width);
      ready = next;
    }
    mixRows(rows, to.width, row, down, i, target.bytes, (to.top + i) * target.width + to.left);
  }
}

const half = ({ left, top, width, height }: Rect): Rect => ({
  left: left / 2,
  top: top / 2,
  width: width / 2,
  height: height / 2,
});

/**
 * Draws the rectangle `from` of a picture (px, fractions count, at least 4 px a side) into the window `to` of a frame
 * (even px). Meant for scales near 1: the kernel does not widen, so reduce large pictures beforehand.
 */
export function drawWindow(picture: Planes, from: Rect, frame: Planes, to: Rect): void {
  const plane = (of: Planes, bytes: Uint8Array, shift: 0 | 1): Plane => ({
    bytes,
    width: of.width >> shift,
    height: of.height >> shift,
  });
  samplePlane(plane(picture, picture.y, 0), from, plane(frame, frame.y, 0), to);
  samplePlane(plane(picture, picture.u, 1), half(from), plane(frame, frame.u, 1), half(to));
  samplePlane(plane(picture, picture.v, 1), half(from), plane(frame, frame.v, 1), half(to));
}
