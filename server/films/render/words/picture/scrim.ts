/** A soft darkening of a picture towards its edge, so that light words are read on whatever it shows. */
import { seededRandom } from '../../../noise';
import { shortSide } from '../../formats';
import { overlayOf, type Overlay } from '../../frames/overlay';
import type { Rect } from '../../frames/resample';
import type { Page } from '../spec';
import { isMounted } from './ground';

/** Opacity at the edge, and the colour: not quite black, as shadows are. */
const DARKEST = 0.47;
const COLOUR = [12, 15, 20] as const;
/** How far it begins before the words, as a share of the frame's short side. */
const LEAD = 0.17;

const smooth = (t: number) => t * t * (3 - 2 * t);

/** A mounted picture is darkened within its window, any other with what lies around it. */
const areaOf = (page: Page, window: Rect): Rect =>
  isMounted(page) ? window : { left: 0, top: 0, width: page.frame.width, height: page.frame.height };

/** `opacity` by place in the sheet; the last half level is left to chance, so that no steps are seen. */
function sheetOf({ left, top, width, height }: Rect, opacity: (x: number, y: number) => number): Overlay {
  const random = seededRandom(7);
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      rgba.set(COLOUR, at);
      rgba[at + 3] = Math.floor(255 * opacity(x, y) + random());
    }
  }
  return overlayOf({ width, height, rgba }, left, top);
}

/** Beneath words whose upper edge is at `wordsTop`, down to the picture's foot. */
export function bottomScrim(page: Page, window: Rect, wordsTop: number): Overlay {
  const area = areaOf(page, window);
  const lead = LEAD * shortSide(page.frame);
  const top = Math.max(area.top, Math.floor((wordsTop - lead) / 2) * 2);
  const height = area.top + area.height - top;
  return sheetOf({ ...area, top, height }, (_, y) => DARKEST * smooth(Math.min(1, y / (1.6 * lead))));
}

/** At a side, beneath words that reach `reach` px from the frame's edge. */
export function sideScrim(page: Page, window: Rect, side: 'left' | 'right', reach: number): Overlay {
  const area = areaOf(page, window);
  const lead = LEAD * shortSide(page.frame);
  const inFrame = side === 'right' ? page.frame.width - area.left - area.width : area.left;
  const width = Math.min(area.width, Math.ceil((reach - inFrame + lead) / 2) * 2);
  const left = side === 'right' ? area.left + area.width - width : area.left;
  const from = (x: number) => (side === 'right' ? x : width - 1 - x);
  return sheetOf(
    { ...area, left, width },
    (x) => DARKEST * 0.85 * smooth(Math.min(1, from(x) / (1.6 * lead))),
  );
}
