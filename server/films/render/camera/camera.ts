/** How the view moves over a picture while it is shown. */
import type { Size } from '../formats';
import type { Rect } from '../frames/resample';
import type { Motion, SalientBox } from '../plan';
import { around, focusOf, type Placing } from './placing';

/** Two views of the same shape, in px of the upright picture. */
export interface Move {
  from: Rect;
  to: Rect;
}

type Way = Exclude<Motion, 'auto'>;

/** A view that leaves this much of the picture out along an axis invites a pan over it. */
const WORTH_A_PAN = 1.25;
/** Widths of the view that a pan passes in a second, at most: faster is hard to watch at 25 frames a second. */
const FASTEST_PAN = 0.11;
/** Zooms end between these factors. */
const ZOOM = { least: 1.05, most: 1.2 };

const shrunk = ({ width, height }: Size, by: number): Size => ({ width: width / by, height: height / by });

function zoomFactor(pace: number, seconds: number): number {
  return Math.min(Math.max(1 + pace * seconds, ZOOM.least), ZOOM.most);
}

interface Request {
  placing: Placing;
  picture: Size;
  salient: SalientBox | undefined;
  /** Of the move, and how much nearer a zoom gets in one of them. */
  seconds: number;
  pace: number;
}

/** Less of a way than this, as a share of the view, does not look like a pan. */
const LEAST_PAN = 0.03;

/** Where the upper left corner may lie along an axis: inside the picture, and with the salient part in view. */
function corner(whole: number, seen: number, part: { start: number; length: number } | null) {
  const [low, high] = [0, whole - seen];
  if (!part || part.length > seen) return { low, high };
  const clamp = (value: number) => Math.min(Math.max(value, low), high);
  return { low: clamp(part.start + part.length - seen), high: clamp(part.start) };
}

/** Passes along what the view leaves out, no faster than can be watched, around the focus; null without a way to go. */
function pan({ placing, picture, salient, seconds, pace }: Request, way: Way): Move | null {
  const across = way === 'left' || way === 'right';
  const { view } = placing;
  const slack = across ? picture.width - view.width : picture.height - view.height;
  // Where the view spans the picture a pan needs a nearer view first.
  const near = slack < 0.06 * (across ? view.width : view.height);
  const size = near ? shrunk(view, zoomFactor(pace, seconds)) : { width: view.width, height: view.height };
  const [whole, seen] = across ? [picture.width, size.width] : [picture.height, size.height];
  const part = salient && {
    start: (across ? salient.left : salient.top) * whole,
    length: (across ? salient.width : salient.height) * whole,
  };
  const { low, high } = corner(whole, seen, part ?? null);
  const travel = Math.min(high - low, FASTEST_PAN * seconds * seen);
  if (travel < LEAST_PAN * seen) return null;
  const focus = focusOf(picture, salient);
  const middle = around(focus, size, { left: 0, top: 0, ...picture });
  // Centred on the focus where there is room on both sides, else shifted as a whole.
  const first = Math.min(Math.max((across ? middle.left : middle.top) - travel / 2, low), high - travel);
  const at = (offset: number): Rect => (across ? { ...middle, left: offset } : { ...middle, top: offset });
  const [start, end] = [at(first), at(first + travel)];
  return way === 'right' || way === 'down' ? { from: start, to: end } : { from: end, to: start };
}

/**
 * The move over a picture of `seconds`. `auto` pans over what the view leaves out and otherwise does as `turn` says.
 * A salient box stays in view for the whole move where the window's shape allows it.
 */
export function moveOver(request: Request & { motion: Motion; turn: Way }): Move {
  const { placing, picture, salient, motion, turn, seconds, pace } = request;
  const { view } = placing;
  const wide = picture.width / view.width >= WORTH_A_PAN;
  const tall = picture.height / view.height >= WORTH_A_PAN;
  const panned: Way = wide ? (turn === 'left' ? 'left' : 'right') : turn === 'down' ? 'down' : 'up';
  const way = motion !== 'auto' ? motion : wide || tall ? panned : turn;
  if (way === 'still') return { from: view, to: view };
  const passed = way === 'in' || way === 'out' ? null : pan(request, way);
  if (passed) return passed;
  const near = around(focusOf(picture, salient), shrunk(view, zoomFactor(pace, seconds)), view);
  return way === 'out' ? { from: near, to: view } : { from: view, to: near };
}

/** Speed at both ends of a move against its mean: it begins and ends a little slower, never at rest. */
const CALM = 0.35;

/** Way gone at `t` (0..1 of the time), 0..1; smooth, and rising throughout. */
const progress = (t: number) => t - (CALM * Math.sin(2 * Math.PI * t)) / (2 * Math.PI);

/**
 * The view at `t`. A zoom changes the scale by equal factors in equal times, about a point that stands still, so that
 * it neither starts with a jerk nor drifts.
 */
export function viewAt({ from, to }: Move, t: number): Rect {
  const e = progress(Math.min(Math.max(t, 0), 1));
  const width = from.width * (to.width / from.width) ** e;
  const zooms = Math.abs(to.width - from.width) > 1e-9 * from.width;
  const k = zooms ? (width - from.width) / (to.width - from.width) : e;
  return {
    left: from.left + (to.left - from.left) * k,
    top: from.top + (to.top - from.top) * k,
    width,
    height: from.height + (to.height - from.height) * (zooms ? k : 0),
  };
}
