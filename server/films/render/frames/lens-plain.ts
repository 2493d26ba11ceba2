/** The lens in plain JavaScript: for windows of a few px and steep scales, and to compare the fast one with. */
import { axis, TAPS, WEIGHT_BITS, type Axis, type Rect } from './lens-axis';

/** Bits kept between the passes, beyond the eight of the bytes. */
const KEPT = 6;
const ACROSS = WEIGHT_BITS - KEPT;
const DOWN = WEIGHT_BITS + KEPT;

export interface Plane {
  bytes: Uint8Array;
  width: number;
  height: number;
}

function sampleRow(source: Uint8Array, from: number, { first, weights }: Axis, into: Int16Array, at: number) {
  const count = first.length;
  const round = 1 << (ACROSS - 1);
  for (let i = 0, k = 0; i < count; i++, k += TAPS) {
    const s = from + first[i];
    into[at + i] =
      (source[s] * weights[k] +
        source[s + 1] * weights[k + 1] +
        source[s + 2] * weights[k + 2] +
        source[s + 3] * weights[k + 3] +
        round) >>
      ACROSS;
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
  const round = 1 << (DOWN - 1);
  for (let x = 0; x < width; x++) {
    const value = (rows[a + x] * wa + rows[b + x] * wb + rows[c + x] * wc + rows[d + x] * wd + round) >> DOWN;
    out[at + x] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
}

/** The rectangle `from` of one plane as the rectangle `to` (whole px) of another. */
export function samplePlain(source: Plane, from: Rect, target: Plane, to: Rect): void {
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
