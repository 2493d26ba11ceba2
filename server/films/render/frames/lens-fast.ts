/** The lens with vectors: rows first, then columns, in bands that stay in the processor's cache. */
import { axis, TAPS, type Axis, type Rect } from './lens-axis';
import type { Plane } from './lens-plain';
import { kernels, layOut } from './simd/desk';
import { GROUP_BYTES } from './simd/kernels';

/** Outputs whose neighbours are looked up together, among eight levels. */
const GROUP = 4;
const SEEN = 8;
/** Output rows of a band. */
const BAND = 32;

/** Whether four outputs always find their neighbours among eight levels, and all of them exist. */
export const isGentle = (source: Plane, from: Rect, to: Rect) =>
  from.width * (GROUP - 1) <= to.width * (SEEN - TAPS) && to.width >= SEEN && source.width >= SEEN;

interface Columns {
  /** For every four outputs: where the eight levels begin, in bytes of a row of 16-bit levels. */
  places: Int32Array;
  /** For every four outputs: two pickings of bytes, then the weights of the first and last two neighbours. */
  groups: Uint8Array;
}

/** The columns' axis as the kernel reads it; the last output is repeated until eight are full. */
function columnsOf({ first, weights }: Axis): Columns {
  const count = Math.ceil(first.length / SEEN) * (SEEN / GROUP);
  const places = new Int32Array(count);
  const groups = new Uint8Array(count * GROUP_BYTES);
  const shares = new Int16Array(groups.buffer);
  for (let group = 0; group < count; group++) {
    const start = first[Math.min(group * GROUP, first.length - 1)];
    places[group] = 2 * start;
    for (let k = 0; k < GROUP; k++) {
      const i = Math.min(group * GROUP + k, first.length - 1);
      for (let tap = 0; tap < TAPS; tap++) {
        // Neighbours 0 and 1 stand side by side in the first picking, 2 and 3 in the second.
        const part = tap >> 1;
        const lane = 8 * part + 2 * k + (tap & 1);
        const byte = 2 * (first[i] + tap - start);
        const at = group * GROUP_BYTES + 2 * lane;
        groups[at] = byte;
        groups[at + 1] = byte + 1;
        shares[(group * GROUP_BYTES) / 2 + 16 + lane] = weights[i * TAPS + tap];
      }
    }
  }
  return { places, groups };
}

/** Two weights in one number, the first in the lower half. */
const pair = (a: number, b: number) => (a & 0xffff) | (b << 16);

/** Planes of one size, and where their samples go. */
export interface Pair {
  source: Plane;
  target: Plane;
}

/** As `samplePlain`, equal within one level, for planes that share the view. `isGentle` must hold. */
export function sampleFast(pairs: readonly Pair[], from: Rect, to: Rect): void {
  const [{ source }] = pairs;
  const columns = columnsOf(axis(to.width, from.left, from.width, source.width));
  const rows = axis(to.height, from.top, from.height, source.height);
  for (const pair of pairs) samplePlane(pair, { columns, rows, from, to });
}

interface View {
  columns: Columns;
  rows: Axis;
  from: Rect;
  to: Rect;
}

function samplePlane({ source, target }: Pair, { columns, rows, from, to }: View): void {
  const { mixRows, sampleRow } = kernels();
  const { places, groups } = columns;
  const { first, weights } = rows;
  // Only the columns that the view needs.
  const origin = places[0] / 2;
  const span = places[places.length - 1] / 2 + SEEN - origin;
  const bandRows = Math.min(source.height, Math.ceil((BAND * from.height) / to.height) + TAPS + 1);
  const width = Math.ceil(to.width / SEEN) * SEEN;
  const { bytes, at } = layOut(
    ...[bandRows * source.width, 2 * span, places.byteLength, groups.length, BAND * width],
  );
  const [band, levels, placesAt, groupsAt, out] = at;
  bytes.set(new Uint8Array(places.buffer), placesAt);
  bytes.set(groups, groupsAt);
  for (let start = 0; start < to.height; start += BAND) {
    const end = Math.min(start + BAND, to.height);
    const top = first[start];
    bytes.set(source.bytes.subarray(top * source.width, (first[end - 1] + TAPS) * source.width), band);
    for (let i = start; i < end; i++) {
      const [a, k] = [band + (first[i] - top) * source.width + origin, i * TAPS];
      const [b, c, d] = [a + source.width, a + 2 * source.width, a + 3 * source.width];
      const [upper, lower] = [pair(weights[k], weights[k + 1]), pair(weights[k + 2], weights[k + 3])];
      mixRows(a, b, c, d, upper, lower, levels, span);
      sampleRow(levels - 2 * origin, placesAt, groupsAt, out + (i - start) * width, width);
    }
    const left = (to.top + start) * target.width + to.left;
    // A window as wide as the frame lies there in one piece.
    if (width === to.width && width === target.width)
      target.bytes.set(bytes.subarray(out, out + (end - start) * width), left);
    else {
      for (let row = 0; row < end - start; row++) {
        const done = out + row * width;
        target.bytes.set(bytes.subarray(done, done + to.width), left + row * target.width);
      }
    }
  }
}
