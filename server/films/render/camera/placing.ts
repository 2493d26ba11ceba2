/** Where in the frame a picture is shown, and how much of it at most. */
import { shortSide, type Size } from '../formats';
import type { Rect } from '../frames/resample';
import type { SalientBox } from '../plan';
import type { Template } from '../templates/template';

export interface Placing {
  /** Even px of the frame. */
  window: Rect;
  /** The largest part of the upright picture (px) that has the window's shape and keeps what matters. */
  view: Rect;
  /** What lies around the window: nothing, the template's paper, or the picture itself out of focus. */
  around: 'nothing' | 'paper' | 'blur';
}

/** A picture much narrower than the frame's opening keeps its shape; one less narrow is cut to fill it. */
const NARROW = 0.7;
/** The narrowest and the widest window inside a frame; what is longer is panned over. */
const NARROWEST = 0.5;
const WIDEST_IN_PORTRAIT = 1;
/** A frame px shows at least 1/5 px of the picture: tiny pictures stay small. */
const LARGEST_ENLARGEMENT = 5;

const evenDown = (value: number) => Math.floor(value / 2) * 2;
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** What a template's mount leaves free, in even px. */
export function opening(frame: Size, margins: Template['frame']): Rect {
  const unit = shortSide(frame);
  const [side, top, bottom] = [margins.side, margins.top, margins.bottom].map((part) =>
    evenDown(part * unit),
  );
  return { left: side, top, width: frame.width - 2 * side, height: frame.height - top - bottom };
}

/** A window of this shape in the middle of an opening, no wider than `atMost` px. */
function within(area: Rect, aspect: number, atMost: number): Rect {
  const width = Math.max(2, evenDown(Math.min(area.width, area.height * aspect, atMost)));
  const height = Math.max(2, Math.min(area.height, evenDown(width / aspect + 1)));
  return {
    left: area.left + evenDown((area.width - width) / 2),
    top: area.top + evenDown((area.height - height) / 2),
    width,
    height,
  };
}

function shapeOf(area: Rect, picture: number): number {
  const shape = area.width / area.height;
  if (picture / shape < NARROW) return Math.min(shape, Math.max(picture, NARROWEST));
  if (shape < 1 && shape / picture < NARROW) return Math.min(picture, WIDEST_IN_PORTRAIT);
  return shape;
}

/** What to look at: the middle of the salient box, else the middle, a little above it in upright pictures (heads). */
export function focusOf({ width, height }: Size, salient: SalientBox | undefined): { x: number; y: number } {
  if (!salient) return { x: width / 2, y: height * (height > width ? 0.44 : 0.5) };
  return {
    x: (salient.left + salient.width / 2) * width,
    y: (salient.top + salient.height / 2) * height,
  };
}

/** The rectangle of this size around a point, moved so that it lies inside `bounds`. */
export function around(point: { x: number; y: number }, { width, height }: Size, bounds: Rect): Rect {
  return {
    left: clamp(point.x - width / 2, bounds.left, bounds.left + bounds.width - width),
    top: clamp(point.y - height / 2, bounds.top, bounds.top + bounds.height - height),
    width,
    height,
  };
}

/** Decides for an upright picture (px) in a frame (px). */
export function placePicture(
  picture: Size,
  frame: Size,
  template: Template,
  salient: SalientBox | undefined,
): Placing {
  const area = opening(frame, template.frame);
  const aspect = shapeOf(area, picture.width / picture.height);
  const shown = Math.min(picture.width, picture.height * aspect);
  const window = within(area, aspect, shown * LARGEST_ENLARGEMENT);
  const shape = window.width / window.height;
  const size = {
    width: Math.min(picture.width, picture.height * shape),
    height: Math.min(picture.height, picture.width / shape),
  };
  const view = around(focusOf(picture, salient), size, { left: 0, top: 0, ...picture });
  const covers = window.width === frame.width && window.height === frame.height;
  const fills = window.width === area.width && window.height === area.height;
  const surroundings = template.frame.side > 0 || fills ? 'paper' : 'blur';
  return { window, view, around: covers ? 'nothing' : surroundings };
}
