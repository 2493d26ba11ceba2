/** x held within [low, high]. */
export function clamp(x: number, low = 0, high = 1): number {
  return x < low ? low : x > high ? high : x;
}

/** a at t = 0, b at t = 1. */
export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Hermite step: 0 below `low`, 1 above `high`, smooth between; `low` may exceed `high` for a falling step. */
export function smooth(low: number, high: number, x: number): number {
  const t = clamp((x - low) / (high - low));
  return t * t * (3 - 2 * t);
}

/** The part of x after the point, in [0, 1), for negative x too. */
export function fraction(x: number): number {
  return x - Math.floor(x);
}

/** Bell of height 1 and standard deviation `width` about `middle`. */
export function bell(x: number, middle: number, width: number): number {
  const d = (x - middle) / width;
  return Math.exp(-0.5 * d * d);
}
