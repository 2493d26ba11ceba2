/** The square that is compared, in px of the picture as displayed. */
export interface Square {
  left: number;
  top: number;
  size: number;
}

export interface Bounds {
  width: number;
  height: number;
  /** px that a side of the square may have. */
  smallest: number;
  largest: number;
}

/** What the server takes (server/enhance/trials/request.ts): px of a side, and of a side once enlarged. */
const SMALLEST = 64;
const LARGEST = 320;
const LARGEST_RESULT = 2048;
/** A result of this many px shows enough of a place and is made soon. */
const WANTED_RESULT = 768;

/** The squares that a picture allows at a factor; null when it is too small for any. */
export function boundsOf(picture: { width: number; height: number }, scale: number): Bounds | null {
  const { width, height } = picture;
  const largest = Math.min(LARGEST, Math.floor(LARGEST_RESULT / scale), width, height);
  return largest < SMALLEST ? null : { width, height, smallest: SMALLEST, largest };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The nearest square of whole px that lies inside. */
export function within({ left, top, size }: Square, bounds: Bounds): Square {
  const side = clamp(Math.round(size), bounds.smallest, bounds.largest);
  return {
    left: clamp(Math.round(left), 0, bounds.width - side),
    top: clamp(Math.round(top), 0, bounds.height - side),
    size: side,
  };
}

/** The square of this size around a place. */
export function around(x: number, y: number, size: number, bounds: Bounds): Square {
  const side = clamp(Math.round(size), bounds.smallest, bounds.largest);
  return within({ left: x - side / 2, top: y - side / 2, size: side }, bounds);
}

/** The same place, larger or smaller. */
export function resized({ left, top, size }: Square, to: number, bounds: Bounds): Square {
  return around(left + size / 2, top + size / 2, to, bounds);
}

/** The size to begin with. */
export function firstSize(scale: number, { smallest, largest }: Bounds): number {
  return clamp(Math.round(WANTED_RESULT / scale), smallest, largest);
}

const STEPS: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** px that + and − add to a side. */
const SIZE_STEP = 16;

/** What a key makes of the square: arrows move it, with Shift farther, + and − change its size; null for others. */
export function keyed(key: string, far: boolean, square: Square, bounds: Bounds): Square | null {
  if (key === '+' || key === '=') return resized(square, square.size + SIZE_STEP, bounds);
  if (key === '-' || key === '_') return resized(square, square.size - SIZE_STEP, bounds);
  const step = STEPS[key];
  if (!step) return null;
  const length = far ? square.size : Math.max(4, Math.round(square.size / 8));
  const [x, y] = step;
  return within({ ...square, left: square.left + x * length, top: square.top + y * length }, bounds);
}
