/** Measures how something moves through a clip: its place in every frame, to hundredths of a pixel. */

/** Grey frames, H×W bytes each. */
export interface Clip {
  width: number;
  height: number;
  frames: Uint8Array[];
}

export interface Window {
  left: number;
  top: number;
  side: number;
}

export interface Step {
  x: number;
  y: number;
}

const ROUNDS = 12;

function sampled({ width, height }: Clip, frame: Uint8Array, x: number, y: number): number {
  const [cx, cy] = [Math.min(Math.max(x, 0), width - 1.001), Math.min(Math.max(y, 0), height - 1.001)];
  const [ix, iy] = [Math.floor(cx), Math.floor(cy)];
  const [u, v] = [cx - ix, cy - iy];
  const at = iy * width + ix;
  const upper = frame[at] * (1 - u) + frame[at + 1] * u;
  const lower = frame[at + width] * (1 - u) + frame[at + width + 1] * u;
  return upper * (1 - v) + lower * v;
}

/** Displacement in px of what the window shows in `a` until `b` (Lucas and Kanade, 1981, iterated). */
function displacement(clip: Clip, a: Uint8Array, b: Uint8Array, { left, top, side }: Window): Step {
  let [dx, dy] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [xx, xy, yy, xt, yt] = [0, 0, 0, 0, 0];
    for (let y = top; y < top + side; y++) {
      for (let x = left; x < left + side; x++) {
        const at = y * clip.width + x;
        const gx = (a[at + 1] - a[at - 1]) / 2;
        const gy = (a[at + clip.width] - a[at - clip.width]) / 2;
        const difference = a[at] - sampled(clip, b, x + dx, y + dy);
        xx += gx * gx;
        xy += gx * gy;
        yy += gy * gy;
        xt += gx * difference;
        yt += gy * difference;
      }
    }
    const determinant = xx * yy - xy * xy;
    if (determinant < 1) throw new Error('nothing in the window shows where it is');
    const [sx, sy] = [(yy * xt - xy * yt) / determinant, (xx * yt - xy * xt) / determinant];
    [dx, dy] = [dx + sx, dy + sy];
    if (Math.hypot(sx, sy) < 1e-4) break;
  }
  return { x: dx, y: dy };
}

/** The step of every frame to its next. */
export function stepsOf(clip: Clip, window: Window): Step[] {
  return clip.frames.slice(1).map((frame, i) => displacement(clip, clip.frames[i], frame, window));
}

export interface Smoothness {
  /** Mean change between neighbouring steps, px/frame². */
  jitter: number;
  /** Steps against the direction of the whole move, and steps at all. */
  reversals: number;
  steps: number;
}

export function smoothnessOf(steps: readonly Step[]): Smoothness {
  const whole = steps.reduce((sum, step) => ({ x: sum.x + step.x, y: sum.y + step.y }), { x: 0, y: 0 });
  const changes = steps.slice(1).map((step, i) => Math.hypot(step.x - steps[i].x, step.y - steps[i].y));
  return {
    jitter: changes.reduce((sum, change) => sum + change, 0) / Math.max(1, changes.length),
    reversals: steps.filter(({ x, y }) => x * whole.x + y * whole.y < 0).length,
    steps: steps.length,
  };
}
