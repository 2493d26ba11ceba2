/** Verse and captions of a picture. */
import { inkSheet, type Ink } from '@/server/media/text/ink';
import { clausesOf, columnMask, letterMask, type Mask } from '@/server/media/text/lettering';
import { wrapped } from '@/server/media/text/wrap';
import { shortSide } from '../formats';
import { overlayOf } from '../frames/overlay';
import type { Page, PictureWords, Span } from './spec';
import type { TimedOverlay } from './timed';

/** Distance of words from the frame's edge, as a share of the short side. */
const EDGE = 0.075;
/** Seconds between two columns or lines, and in which one appears. */
const STAGGER = 0.55;
const APPEARS = 0.9;
const MOST_COLUMNS = 8;
/** Size of captions, as a share of the short side. */
const SMALL = 0.034;
/** Lines beneath a picture; two clauses share one. */
const MOST_LINES = 3;

/** Lays a mask with its upper left corner at a point, whatever its shadow's margin. */
async function laid(mask: Mask, ink: Ink, left: number, top: number) {
  const sheet = await inkSheet(mask, ink);
  return overlayOf(sheet, Math.round(left) - sheet.margin, Math.round(top) - sheet.margin);
}

interface Timing {
  span: Span;
  fps: number;
}

const timed = (overlay: TimedOverlay['overlay'], { span, fps }: Timing, order: number): TimedOverlay => ({
  overlay,
  from: Math.min(span.from + Math.round(order * STAGGER * fps), Math.max(span.from, span.until - 2)),
  until: span.until,
  fade: Math.round(APPEARS * fps),
});

/** Columns from right to left, as Chinese verse is written, beside the picture where there is room beside it. */
async function columns(page: Page, { verse, window }: PictureWords, timing: Timing): Promise<TimedOverlay[]> {
  const { frame, template } = page;
  const unit = shortSide(frame);
  const clauses = clausesOf(verse).slice(0, MOST_COLUMNS);
  const longest = Math.max(...clauses.map((clause) => [...clause].length));
  const room = frame.height * 0.72;
  const size = Math.round(Math.min(template.verse.size * unit, room / (longest * 1.26)));
  const pitch = size * 1.62;
  const width = pitch * (clauses.length - 1) + size;
  const right = template.verse.place === 'aside-right';
  const bar = right ? frame.width - window.left - window.width : window.left;
  const beside = bar > width + 0.04 * unit && bar < frame.width / 2;
  const edge = beside ? (bar - width) / 2 : EDGE * unit;
  // Beside a mounted picture the words stand on its paper, not on a picture.
  const letters = beside && template.frame.side > 0 ? { ...template.card, shadow: 0 } : template.verse;
  const ink: Ink = { colour: letters.colour, shadow: letters.shadow, reach: size * 0.3 };
  const outer = right ? frame.width - edge : edge + width;
  const words = await Promise.all(
    clauses.map(async (clause, i): Promise<TimedOverlay | null> => {
      const mask = await columnMask({ text: clause, size });
      if (!mask) return null;
      const centre = outer - size / 2 - i * pitch;
      const top = frame.height * 0.13 + i * size * 0.5;
      return timed(await laid(mask, ink, centre - mask.width / 2, top), timing, i);
    }),
  );
  return words.filter((word) => word !== null);
}

/** Clauses in pairs; a line that is too long is broken. */
function linesOf(verse: string, limit: number): string[] {
  const clauses = clausesOf(verse);
  const pairs = clauses.flatMap((clause, i) =>
    i % 2 ? [] : [[clause, clauses[i + 1]].filter(Boolean).join('　')],
  );
  const together = pairs.every((pair) => [...pair].length <= limit) ? pairs : clauses;
  return wrapped(together.join('\n'), limit, MOST_LINES);
}

interface Beneath {
  overlays: TimedOverlay[];
  /** Upper edge of the words in px. */
  top: number;
}

async function lines(page: Page, words: PictureWords, timing: Timing, bottom: number): Promise<Beneath> {
  const { frame, template } = page;
  const unit = shortSide(frame);
  const size = Math.round(template.verse.size * unit);
  const mount = template.frame.side > 0;
  const edge = mount ? words.window.left : EDGE * unit;
  const text = linesOf(words.verse, (frame.width - 2 * Math.max(edge, EDGE * unit)) / size);
  const ink: Ink = { colour: template.verse.colour, shadow: template.verse.shadow, reach: size * 0.32 };
  const pitch = size * 1.5;
  const overlays = await Promise.all(
    text.map(async (line, i): Promise<TimedOverlay | null> => {
      const mask = await letterMask({ text: line, size, tracking: 0.06 });
      if (!mask) return null;
      const centred = template.verse.place === 'beneath-centre';
      const left = centred ? (frame.width - mask.width) / 2 : edge;
      const middle = bottom - (text.length - 1 - i) * pitch - size / 2;
      return timed(await laid(mask, ink, left, middle - mask.height / 2), timing, i);
    }),
  );
  return {
    overlays: overlays.filter((word) => word !== null),
    top: bottom - (text.length - 1) * pitch - size,
  };
}

async function caption(
  page: Page,
  words: PictureWords,
  timing: Timing,
  bottom: number,
): Promise<TimedOverlay[]> {
  const { frame, template } = page;
  const unit = shortSide(frame);
  const size = Math.round(unit * SMALL);
  const mount = template.frame.side > 0;
  const [text] = wrapped(words.caption, (frame.width * 0.8) / size, 1);
  const mask = await letterMask({ text: text ?? '', size, tracking: 0.08 });
  if (!mask) return [];
  const ink: Ink = { colour: template.caption.colour, shadow: template.caption.shadow, reach: size * 0.45 };
  const centred = template.verse.place === 'beneath-centre';
  const right = template.verse.place === 'aside-left';
  const edge = mount
    ? words.window.left + (template.verse.place.startsWith('aside') ? 0.03 * unit : 0)
    : EDGE * unit;
  const left = centred ? (frame.width - mask.width) / 2 : right ? frame.width - edge - mask.width : edge;
  return [timed(await laid(mask, ink, left, bottom - (size + mask.height) / 2), timing, 0)];
}

/** Whether the frame below the window has room for words, as in an upright film of a picture that lies. */
const hasBand = ({ frame }: Page, window: PictureWords['window']) =>
  frame.height - window.top - window.height > 0.18 * frame.height;

/** Columns would cross the picture's edge where it lies between bands: there, words stand beneath it. */
function beneathBand(page: Page): Page {
  const verse = { ...page.template.verse, place: 'beneath-centre' as const };
  return { ...page, template: { ...page.template, verse } };
}

/** Where the lowest line ends: in the mount close below the picture where there is one, else above the frame's edge. */
function footOf({ frame, template }: Page, window: PictureWords['window'], block: number): number {
  const unit = shortSide(frame);
  const { side, bottom } = template.frame;
  if (hasBand({ frame, template }, window)) return window.top + window.height + 0.09 * unit + block;
  if (side === 0 || bottom < 0.1) return frame.height - Math.max(EDGE, bottom + 0.045) * unit;
  const middle = frame.height - (bottom * unit) / 2 + block / 2;
  return Math.min(middle, window.top + window.height + 0.05 * unit + block);
}

/** Draws the words of a picture's shot. */
export async function pictureWords(given: Page, words: PictureWords, span: Span): Promise<TimedOverlay[]> {
  const page = hasBand(given, words.window) ? beneathBand(given) : given;
  const timing = { span, fps: page.frame.fps };
  const unit = shortSide(page.frame);
  const hasVerse = clausesOf(words.verse).length > 0;
  const aside = page.template.verse.place.startsWith('aside');
  const small = unit * SMALL;
  if (aside || !hasVerse) {
    const verse = hasVerse ? await columns(page, words, timing) : [];
    return words.caption
      ? [...verse, ...(await caption(page, words, timing, footOf(page, words.window, small)))]
      : verse;
  }
  const size = page.template.verse.size * unit;
  const both = words.caption !== '';
  const count = linesOf(words.verse, (page.frame.width - 2 * EDGE * unit) / size).length;
  const block = size * (1.5 * (count - 1) + 1) + (both ? small * 1.9 : 0);
  const foot = footOf(page, words.window, block);
  const under = both ? await caption(page, words, timing, foot) : [];
  const verse = await lines(page, words, timing, both ? foot - small * 1.9 : foot);
  return [...verse.overlays, ...under];
}
