/** Lines beneath or at the foot of a picture: its verse, and its caption under it. */
import { clausesOf, letterMask } from '@/server/media/text/lettering';
import { widthInEm, wrapped } from '@/server/media/text/wrap';
import { shortSide } from '../../formats';
import type { Rect } from '../../frames/resample';
import { placed } from '../placed';
import type { Page, PictureWords } from '../spec';
import type { TimedOverlay } from '../timed';
import { alignmentOf, EDGE, groundBeneath, hasBand, lettersOn, type Alignment } from './ground';
import { bottomScrim } from './scrim';
import { timed, type Timing } from './timing';

/** Size of captions, as a share of the short side. */
const SMALL = 0.036;
/** Lines of a verse; two clauses share one. */
const MOST_LINES = 4;
const PITCH = 1.5;
/** From the last line's foot to the caption's, in sizes of the caption. */
const CAPTION_PITCH = 1.9;
/** A full-width space is written between clauses; letters stand a little apart. */
const TRACKING = 0.06;

/** Rather a little smaller than a pair of clauses torn apart. */
const SIZES = [1, 0.9, 0.8];

/** Clauses in pairs; where even small ones are too long, each for itself. `room` and `largest` in px. */
function linesOf(verse: string, room: number, largest: number): { size: number; lines: string[] } {
  const clauses = clausesOf(verse);
  const pairs = clauses.flatMap((clause, i) =>
    i % 2 ? [] : [[clause, clauses[i + 1]].filter(Boolean).join('　')],
  );
  const limit = (size: number) => room / (size * (1 + TRACKING));
  const longest = Math.max(0, ...pairs.map(widthInEm));
  const fitting = SIZES.map((share) => Math.round(share * largest)).find((size) => longest <= limit(size));
  const size = fitting ?? Math.round(largest);
  const lines = wrapped((fitting ? pairs : clauses).join('\n'), limit(size), MOST_LINES);
  return { size, lines };
}

/** Where the lowest line ends: in the mount close below the picture where there is one, else above the frame's edge. */
function footOf(page: Page, window: Rect, block: number): number {
  const { frame, template } = page;
  const unit = shortSide(frame);
  const { side, bottom } = template.frame;
  if (hasBand(page, window)) return window.top + window.height + 0.09 * unit + block;
  if (side === 0 || bottom < 0.1) {
    // Never below a picture that ends above the mount: there is no paper for words there.
    const inside = window.top + window.height - 0.045 * unit;
    return Math.min(frame.height - Math.max(EDGE, bottom + 0.045) * unit, inside);
  }
  const middle = frame.height - (bottom * unit) / 2 + block / 2;
  return Math.min(middle, window.top + window.height + 0.05 * unit + block);
}

/** Share of a line that lies before the place that it is aligned to. */
const BEFORE = { left: 0, centre: 0.5, right: 1 } as const;

interface Line {
  text: string;
  size: number;
  /** Middle of the line. */
  y: number;
  order: number;
  caption: boolean;
}

async function drawn(page: Page, words: PictureWords, line: Line, at: Alignment, timing: Timing) {
  const { template } = page;
  const own = line.caption ? template.caption : template.verse;
  const { colour, shadow } = lettersOn(page, groundBeneath(page, words.window), own);
  const mask = await letterMask({ text: line.text, size: line.size, tracking: TRACKING });
  if (!mask) return null;
  const left = at.x - mask.width * BEFORE[at.align];
  const ink = { colour, shadow, reach: line.size * (line.caption ? 0.45 : 0.32) };
  return timed(await placed(mask, ink, left, line.y - mask.height / 2), timing, line.order);
}

/** Draws verse (or nothing of it, where it stands aside) and caption. */
export async function lineWords(
  page: Page,
  words: PictureWords,
  withVerse: boolean,
  timing: Timing,
): Promise<TimedOverlay[]> {
  const { frame, template } = page;
  const unit = shortSide(frame);
  const at = alignmentOf(page, words.window);
  const small = Math.round(SMALL * unit);
  const { size, lines: verse } = linesOf(withVerse ? words.verse : '', at.room, template.verse.size * unit);
  const caption = wrapped(words.caption, at.room / (small * (1 + TRACKING)), 1);
  if (verse.length + caption.length === 0) return [];
  const tall = verse.length ? size * (PITCH * (verse.length - 1) + 1) : 0;
  const under = caption.length ? (verse.length ? small * CAPTION_PITCH : small) : 0;
  const foot = footOf(page, words.window, tall + under);
  const lines = [
    ...verse.map((text, i): Line => ({
      ...{ text, size, order: i, caption: false },
      y: foot - under - (verse.length - 1 - i) * size * PITCH - size / 2,
    })),
    ...caption.map((text): Line => ({ text, size: small, order: 0, caption: true, y: foot - small / 2 })),
  ];
  const overlays = await Promise.all(lines.map((line) => drawn(page, words, line, at, timing)));
  const onPicture = groundBeneath(page, words.window) === 'picture';
  const scrim = onPicture ? [timed(bottomScrim(page, words.window, foot - tall - under), timing, 0)] : [];
  return [...scrim, ...overlays.filter((overlay) => overlay !== null)];
}
