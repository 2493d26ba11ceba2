/** One axis of the lens: which four source samples make each output sample, and with what weights. */

/** In px of a picture, fractions allowed. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const TAPS = 4;
/** Bits of the weights: they add up to 2¹¹. */
export const WEIGHT_BITS = 11;
const ONE = 1 << WEIGHT_BITS;

export interface Axis {
  /** First of the four source positions for each output position; never falling. */
  first: Int32Array;
  /** Four weights for each output position; they add up to `ONE`. */
  weights: Int32Array;
}

/** Positions and weights of `count` outputs that span `length` source px from `start`, within 0..`limit`−1. */
export function axis(count: number, start: number, length: number, limit: number): Axis {
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
