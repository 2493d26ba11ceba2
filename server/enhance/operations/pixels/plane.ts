/** One channel of a picture in memory, reduced: what networks answer and filters work on. */
import type { Size } from '@/src/lib/size-ratio';

export interface Plane extends Size {
  /** H×W. */
  data: Float32Array;
}

export function makePlane({ width, height }: Size, value: (i: number) => number): Plane {
  return { data: Float32Array.from({ length: width * height }, (_, i) => value(i)), width, height };
}

/** A plane of the same size, pixel by pixel. */
export function mapPlane({ data, width, height }: Plane, value: (old: number, i: number) => number): Plane {
  return { data: data.map(value), width, height };
}

export function meanOf({ data }: Plane): number {
  let sum = 0;
  for (const value of data) sum += value;
  return sum / data.length;
}

/** Means over (2r+1)² windows, by running sums along each axis; beyond the border nothing is counted. */
export function boxMeans({ data, width, height }: Plane, radius: number): Plane {
  const across = new Float32Array(data.length);
  for (let y = 0; y < height; y++) slide(data, across, { start: y * width, length: width, step: 1 }, radius);
  const both = new Float32Array(data.length);
  for (let x = 0; x < width; x++) slide(across, both, { start: x, length: height, step: width }, radius);
  return { data: both, width, height };
}

function slide(
  from: Float32Array,
  to: Float32Array,
  { start, length, step }: { start: number; length: number; step: number },
  radius: number,
): void {
  let sum = 0;
  let count = 0;
  for (let i = -radius; i < length; i++) {
    if (i + radius < length) {
      sum += from[start + (i + radius) * step];
      count++;
    }
    if (i - radius - 1 >= 0) {
      sum -= from[start + (i - radius - 1) * step];
      count--;
    }
    if (i >= 0) to[start + i * step] = sum / count;
  }
}

/** Where the px of a larger axis lie between those of a smaller one, pixel centre by pixel centre. */
interface Axis {
  left: Int32Array;
  right: Int32Array;
  /** Weight of `right`. */
  share: Float32Array;
}

function axis(from: number, to: number): Axis {
  const places = Float64Array.from({ length: to }, (_, i) =>
    Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5)),
  );
  const left = Int32Array.from(places, Math.floor);
  return {
    left,
    right: left.map((i) => Math.min(from - 1, i + 1)),
    share: Float32Array.from(places, (place, i) => place - left[i]),
  };
}

/** Reads a plane bilinearly at the size of another picture, row by row in memory of its own. */
export class Enlarged {
  private readonly columns: Axis;
  private readonly rows: Axis;
  private readonly line: Float32Array;

  constructor(
    private readonly plane: Plane,
    size: Size,
  ) {
    this.columns = axis(plane.width, size.width);
    this.rows = axis(plane.height, size.height);
    this.line = new Float32Array(plane.width);
  }

  /** Row `y` of the larger picture from px `left`, as long as `to`. */
  row(y: number, to: Float32Array, left = 0): void {
    const { data, width } = this.plane;
    const { line, columns } = this;
    const [above, below] = [this.rows.left[y] * width, this.rows.right[y] * width];
    const share = this.rows.share[y];
    const end = left + to.length - 1;
    for (let x = columns.left[left]; x <= columns.right[end]; x++) {
      line[x] = data[above + x] + share * (data[below + x] - data[above + x]);
    }
    for (let i = 0, x = left; i < to.length; i++, x++) {
      const from = line[columns.left[x]];
      to[i] = from + columns.share[x] * (line[columns.right[x]] - from);
    }
  }
}

/** A plane at another size, bilinearly; for enlarging. */
export function enlargePlane(plane: Plane, { width, height }: Size): Plane {
  if (plane.width === width && plane.height === height) return plane;
  const enlarged = new Enlarged(plane, { width, height });
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) enlarged.row(y, data.subarray(y * width, (y + 1) * width));
  return { data, width, height };
}
