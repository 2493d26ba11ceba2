/**
 * Bicubic enlargement of a part of a picture by a whole factor, for what no network enlarges: alpha, and
 * the colour beside a luma network. The same as `resample` of the whole picture, but fast enough for every tile
 * (the weights repeat with the factor) and knowing where in the picture the part lies, so tiles have no seams.
 */
import type { Rect } from '@/server/media/pixels/raster';
import { keys, mirrored } from '@/server/media/pixels/resample';

const TAPS = 4;
/** How far in input px the kernel looks beyond the part that it enlarges. */
export const BICUBIC_REACH = 2;

interface Phases {
  /** By phase: the first of the four source px, counted from the one that the output px lies in. */
  first: Int32Array;
  /** By phase, four weights. */
  weights: Float64Array;
}

/** Output px o = s·q + phase lies at q + (phase + ½)/s − ½ of the input. */
function phasesOf(scale: number): Phases {
  const first = new Int32Array(scale);
  const weights = new Float64Array(scale * TAPS);
  for (let phase = 0; phase < scale; phase++) {
    const centre = (phase + 0.5) / scale - 0.5;
    first[phase] = Math.floor(centre) - 1;
    for (let tap = 0; tap < TAPS; tap++) {
      weights[phase * TAPS + tap] = keys(centre - Math.floor(centre) + 1 - tap);
    }
  }
  return { first, weights };
}

/** Samples of one channel and the rectangle of the picture that they cover. */
export interface Plane {
  data: Float32Array | Uint8Array;
  rect: Rect;
}

/** Enlarges by `scale`, again and again with the same memory. */
export class Bicubic {
  private readonly phases: Phases;
  private row = new Float64Array(0);

  constructor(private readonly scale: number) {
    this.phases = phasesOf(scale);
  }

  /**
   * Writes `part` of a picture, enlarged, to `to` (sh×sw, neither rounded nor clamped). `plane` covers the part
   * and `BICUBIC_REACH` px around it as far as the picture goes; beyond it is mirrored.
   */
  enlarge(plane: Plane, part: Rect, picture: { width: number; height: number }, to: Float32Array): void {
    const { scale, phases } = this;
    const { rect, data } = plane;
    const reach = part.width + 2 * BICUBIC_REACH;
    if (this.row.length < reach) this.row = new Float64Array(reach);
    const columns = Int32Array.from(
      { length: reach },
      (_, i) => mirrored(part.left - BICUBIC_REACH + i, picture.width) - rect.left,
    );
    for (let y = 0; y < part.height * scale; y++) {
      const phase = y % scale;
      const row = part.top + (y - phase) / scale + (phases.first[phase] ?? 0);
      const starts = [0, 1, 2, 3].map((tap) => (mirrored(row + tap, picture.height) - rect.top) * rect.width);
      this.blendRows(data, starts, phase, columns);
      this.stretchRow(part.width, to.subarray(y * part.width * scale));
    }
  }

  /** The row of the picture between four rows, at full input width. */
  private blendRows(data: Plane['data'], starts: number[], phase: number, columns: Int32Array): void {
    const { weights } = this.phases;
    const { row } = this;
    const [a = 0, b = 0, c = 0, d = 0] = starts;
    const [wa = 0, wb = 0, wc = 0, wd = 0] = weights.subarray(phase * TAPS, (phase + 1) * TAPS);
    for (let i = 0; i < columns.length; i++) {
      const x = columns[i];
      row[i] = wa * data[a + x] + wb * data[b + x] + wc * data[c + x] + wd * data[d + x];
    }
  }

  private stretchRow(width: number, to: Float32Array): void {
    const { row, scale } = this;
    for (let phase = 0; phase < scale; phase++) {
      const [wa = 0, wb = 0, wc = 0, wd = 0] = this.phases.weights.subarray(phase * TAPS, (phase + 1) * TAPS);
      let from = BICUBIC_REACH + (this.phases.first[phase] ?? 0);
      for (let q = 0, o = phase; q < width; q++, o += scale, from++) {
        to[o] = wa * row[from] + wb * row[from + 1] + wc * row[from + 2] + wd * row[from + 3];
      }
    }
  }
}
