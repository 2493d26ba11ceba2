/**
 * The fast guided filter (He & Sun, "Fast Guided Filter", 2015): what a network says of a reduced picture takes on
 * the edges of the full one. Its coefficients are worked out at low resolution and read bilinearly at any other.
 */
import type { Size } from '@/src/lib/size-ratio';
import { boxMeans, Enlarged, mapPlane, type Plane } from './plane';

/** Around each px the input is `slope`·guide + `offset`. */
export interface Coefficients {
  slope: Plane;
  offset: Plane;
}

const times = (a: Plane, b: Plane) => mapPlane(a, (value, i) => value * b.data[i]);

/** What several inputs share of one guide. */
export class Guide {
  private readonly means: Plane;
  private readonly variance: Plane;

  /**
   * `guide`: 0..1. `radius`: px of windows. `smoothness`: how much the guide must vary (squared) to be taken for an
   * edge.
   */
  constructor(
    private readonly guide: Plane,
    private readonly radius: number,
    private readonly smoothness: number,
  ) {
    this.means = boxMeans(guide, radius);
    const squares = boxMeans(times(guide, guide), radius);
    this.variance = mapPlane(squares, (value, i) => value - this.means.data[i] ** 2);
  }

  /** `input` is of the guide's size. */
  coefficients(input: Plane): Coefficients {
    const { guide, radius, means, variance, smoothness } = this;
    const mean = boxMeans(input, radius);
    const products = boxMeans(times(guide, input), radius);
    const slope = mapPlane(
      products,
      (value, i) => (value - means.data[i] * mean.data[i]) / (variance.data[i] + smoothness),
    );
    const offset = mapPlane(mean, (value, i) => value - slope.data[i] * means.data[i]);
    return { slope: boxMeans(slope, radius), offset: boxMeans(offset, radius) };
  }
}

/** Applies coefficients at the size of the full picture, row by row. */
export class Refined {
  private readonly slope: Enlarged;
  private readonly offset: Enlarged;
  private readonly added: Float32Array;

  constructor({ slope, offset }: Coefficients, size: Size) {
    this.slope = new Enlarged(slope, size);
    this.offset = new Enlarged(offset, size);
    this.added = new Float32Array(size.width);
  }

  /** Row `y`, from the guide's row at full size. */
  row(y: number, guide: Float32Array, to: Float32Array): void {
    const { added } = this;
    this.slope.row(y, to);
    this.offset.row(y, added);
    for (let x = 0; x < to.length; x++) to[x] = to[x] * guide[x] + added[x];
  }
}
