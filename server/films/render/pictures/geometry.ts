/** Which part of a picture the camera needs, and how large. */
import type { Move } from '../camera/camera';
import type { Size } from '../formats';
import type { Rect } from '../frames/resample';

export interface PreparedGeometry {
  /** Whole px of the upright picture. */
  crop: Rect;
  /** Of the prepared planes, even, with the border. */
  size: Size;
  /** In px of the prepared planes. */
  move: Move;
}

/** Px around the picture that repeat its edge, so that the cubic always finds its neighbours. */
export const BORDER = 4;

const evenUp = (value: number) => Math.ceil(value / 2) * 2;

/**
 * Prepares what both ends of a move show at the scale at which the camera, halfway through its zoom, takes px for px.
 * `window` in px of the frame.
 */
export function preparedGeometry(move: Move, window: Size, picture: Size): PreparedGeometry {
  const { from, to } = move;
  const left = Math.max(0, Math.floor(Math.min(from.left, to.left)));
  const top = Math.max(0, Math.floor(Math.min(from.top, to.top)));
  const right = Math.min(picture.width, Math.ceil(Math.max(from.left + from.width, to.left + to.width)));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(from.top + from.height, to.top + to.height)));
  const crop = { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  const scale = window.width / Math.sqrt(from.width * to.width);
  const inner = {
    width: Math.max(4, evenUp(crop.width * scale)),
    height: Math.max(4, evenUp(crop.height * scale)),
  };
  const [sx, sy] = [inner.width / crop.width, inner.height / crop.height];
  const seen = (rect: Rect): Rect => ({
    left: (rect.left - left) * sx + BORDER,
    top: (rect.top - top) * sy + BORDER,
    width: rect.width * sx,
    height: rect.height * sy,
  });
  return {
    crop,
    size: { width: inner.width + 2 * BORDER, height: inner.height + 2 * BORDER },
    move: { from: seen(from), to: seen(to) },
  };
}
