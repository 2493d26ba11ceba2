/** What the words of a picture stand on, and in which letters. */
import { shortSide } from '../../formats';
import type { Rect } from '../../frames/resample';
import type { Letters } from '../../templates/template';
import type { Page } from '../spec';

/** Distance of words from the frame's edge, as a share of the short side. */
export const EDGE = 0.075;
/** A window narrower than this share of the frame has its words in the middle beneath it. */
const NARROW = 0.62;

/** The mount's paper, the picture itself, or the picture out of focus around it. */
export type Ground = 'paper' | 'picture' | 'backdrop';

/** Whether the template lays pictures on paper. */
export const isMounted = ({ template }: Page) => template.frame.side > 0;

/** Whether the frame below the window has room for words beyond the mount's own, as in an upright film of a picture that lies. */
export function hasBand({ frame, template }: Page, window: Rect): boolean {
  const below = frame.height - window.top - window.height - template.frame.bottom * shortSide(frame);
  return below > 0.15 * frame.height;
}

/** Of lines beneath a picture. */
export function groundBeneath(page: Page, window: Rect): Ground {
  const { side, bottom } = page.template.frame;
  if (hasBand(page, window)) return isMounted(page) ? 'paper' : 'backdrop';
  return side > 0 && bottom >= 0.1 ? 'paper' : 'picture';
}

/** Light letters of a template would not be read on its own paper: there, those of its cards are taken. */
export function lettersOn({ template }: Page, ground: Ground, own: Letters): Letters {
  return ground === 'paper' && own.shadow > 0 ? { colour: template.card.colour, shadow: 0 } : own;
}

/** The edge or the middle that lines stand at, and the room for them; px. */
export interface Alignment {
  align: 'left' | 'centre' | 'right';
  x: number;
  room: number;
}

/** From the picture's edge to words that stand on a mounted one, as a share of the short side. */
const INSET = 0.035;

export function alignmentOf(page: Page, window: Rect): Alignment {
  const { frame, template } = page;
  const unit = shortSide(frame);
  const edge = EDGE * unit;
  const middle = { align: 'centre', x: frame.width / 2, room: frame.width - 2 * edge } as const;
  if (template.verse.place === 'beneath-centre') return middle;
  const inside = isMounted(page) || hasBand(page, window);
  if (inside && window.width < NARROW * frame.width && !template.verse.place.startsWith('aside'))
    return middle;
  const inset = groundBeneath(page, window) === 'picture' ? INSET * unit : 0;
  const left = isMounted(page) ? window.left + inset : edge;
  const right = isMounted(page) ? window.left + window.width - inset : frame.width - edge;
  const room = right - left;
  // Columns stand at the left then.
  return template.verse.place === 'aside-left'
    ? { align: 'right', x: right, room }
    : { align: 'left', x: left, room };
}
