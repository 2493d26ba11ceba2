/** How one shot gives way to the next: two drawn frames become one. */
import { leakLight } from './leak';
import { matte, type MatteName } from './mattes';
import { mixByLevel, mixEvenly, mixWithLevel } from './mix';
import { layPage } from './page';
import { yuvOf, type Planes } from './planes';

type Colour = readonly [number, number, number];

/** Data of a template; colours are RGB 0..255. */
export type Transition =
  | { kind: 'fade' }
  | { kind: 'dip'; colour: Colour }
  /** The new shot shows where the matte has passed; `softness` is the width of the edge, as a share. */
  | { kind: 'matte'; matte: MatteName; softness: number }
  /** The new shot is laid over the old one like a leaf, from the right or from below. */
  | { kind: 'page'; from: 'right' | 'below' }
  /** A fade through warm light that wanders across. */
  | { kind: 'leak'; colour: Colour };

const smooth = (t: number) => t * t * (3 - 2 * t);

function fade(a: Planes, b: Planes, t: number, out: Planes): void {
  mixEvenly(a.bytes, b.bytes, Math.round(256 * t), out.bytes);
}

/** `source` with this weight (0..1) over a colour. */
function overColour(source: Planes, weight: number, colour: Colour, out: Planes): void {
  const [y, u, v] = yuvOf(...colour).map(Math.round);
  const share = Math.round(256 * weight);
  mixWithLevel(source.y, y, share, out.y);
  mixWithLevel(source.u, u, share, out.u);
  mixWithLevel(source.v, v, share, out.v);
}

function throughMatte(a: Planes, b: Planes, t: number, name: MatteName, softness: number, out: Planes): void {
  const { luma, chroma } = matte(name, out);
  const edge = { front: 255 * t * (1 + softness), softness: 255 * softness };
  mixByLevel(a.y, b.y, luma, edge, out.y);
  mixByLevel(a.u, b.u, chroma, edge, out.u);
  mixByLevel(a.v, b.v, chroma, edge, out.v);
}

function leak(a: Planes, b: Planes, t: number, colour: Colour, out: Planes): void {
  fade(a, b, smooth(t), out);
  leakLight(out, t, colour);
}

/** Draws the frame between `a` and `b` at `t` (0 = all a, 1 = all b) into `out`, which is neither of them. */
export function mixFrames(transition: Transition, a: Planes, b: Planes, t: number, out: Planes): void {
  switch (transition.kind) {
    case 'fade':
      return fade(a, b, smooth(t), out);
    case 'dip':
      return overColour(t < 0.5 ? a : b, smooth(Math.abs(1 - 2 * t)), transition.colour, out);
    case 'matte':
      return throughMatte(a, b, smooth(t), transition.matte, transition.softness, out);
    case 'page':
      return layPage(a, b, t, transition.from, out);
    case 'leak':
      return leak(a, b, t, transition.colour, out);
  }
}

/** Fades a frame to (weight 0) or from a colour, in place. */
export function fadeColour(frame: Planes, weight: number, colour: Colour): void {
  overColour(frame, weight, colour, frame);
}
