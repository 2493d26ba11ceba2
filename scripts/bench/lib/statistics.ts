/** Figures out of figures. */

/** The middle value (the upper of two); NaN of nothing. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** The value that a share (0..1) of all values does not exceed; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export interface Point {
  x: number;
  y: number;
}

export interface Line {
  slope: number;
  intercept: number;
  /** Share of y's variance that the line explains, 1 when every point lies on it. */
  r2: number;
}

/** The straight line of least squares through at least two points of different x; NaN everywhere otherwise. */
export function leastSquares(points: readonly Point[]): Line {
  const mean = (of: (point: Point) => number) => points.reduce((sum, p) => sum + of(p), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const sumX = mean(({ x }) => (x - meanX) ** 2);
  const slope = mean(({ x, y }) => (x - meanX) * (y - meanY)) / sumX;
  const intercept = meanY - slope * meanX;
  const left = mean(({ x, y }) => (y - intercept - slope * x) ** 2);
  const all = mean(({ y }) => (y - meanY) ** 2);
  return { slope, intercept, r2: all === 0 && left === 0 ? 1 : 1 - left / all };
}

/** The power of x that y grows with between two points: 1 for linear cost. */
export const growth = (a: Point, b: Point): number => Math.log(b.y / a.y) / Math.log(b.x / a.x);

/** `value` with three significant digits, whole from 100 on. */
export function short(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
