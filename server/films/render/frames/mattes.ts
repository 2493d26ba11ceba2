/** Shapes in which a shot opens: maps of when each place of the frame changes, 0 first, 255 last. */
import type { Size } from '../formats';
import { fractalNoise } from '../../noise';

export const MATTES = ['wipe-right', 'wipe-up', 'moon-gate', 'ink', 'lattice', 'sweep'] as const;
export type MatteName = (typeof MATTES)[number];

/** Time 0..1 at which the place (x, y in shares of the frame, `aspect` = W/H) changes. */
const SHAPES: Readonly<Record<MatteName, (x: number, y: number, aspect: number) => number>> = {
  'wipe-right': (x) => x,
  'wipe-up': (_, y) => 1 - y,
  /** A round gate that opens from the middle. */
  'moon-gate': (x, y, aspect) => Math.hypot((x - 0.5) * aspect, y - 0.5) / Math.hypot(0.5 * aspect, 0.5),
  /** Ink that spreads in wet paper from below the middle, with a fringed border. */
  ink: (x, y, aspect) => {
    const away = Math.hypot((x - 0.42) * aspect, y - 0.56) / Math.hypot(0.58 * aspect, 0.56);
    const fringe = fractalNoise(x * aspect * 3.1, y * 3.1, 5, 11);
    return 0.08 + 0.62 * away + 0.3 * (0.5 + 0.5 * fringe);
  },
  /** Upright slats, as of a lattice window, one after the other. */
  lattice: (x, _, aspect) => {
    const slats = Math.round(7 * aspect);
    const slat = x * slats;
    return 0.6 * (Math.floor(slat) / slats) + 0.4 * (slat - Math.floor(slat));
  },
  /** A slanting edge. */
  sweep: (x, y) => 0.78 * x + 0.22 * y,
};

export interface Matte {
  /** W·H levels. */
  luma: Uint8Array;
  /** W/2·H/2 levels. */
  chroma: Uint8Array;
}

function levels(name: MatteName, { width, height }: Size, aspect: number): Uint8Array {
  const shape = SHAPES[name];
  const out = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const when = shape((column + 0.5) / width, (row + 0.5) / height, aspect);
      out[row * width + column] = Math.round(255 * Math.min(Math.max(when, 0), 1));
    }
  }
  return out;
}

/** The last mattes, by name and size: a film uses two or three, each for hundreds of frames. */
const kept = new Map<string, Matte>();
const KEEP = 3;

export function matte(name: MatteName, { width, height }: Size): Matte {
  const key = `${name} ${width}×${height}`;
  const found = kept.get(key);
  if (found) return found;
  const aspect = width / height;
  const made = {
    luma: levels(name, { width, height }, aspect),
    chroma: levels(name, { width: width / 2, height: height / 2 }, aspect),
  };
  const oldest = kept.keys().next();
  if (kept.size >= KEEP && !oldest.done) kept.delete(oldest.value);
  kept.set(key, made);
  return made;
}
