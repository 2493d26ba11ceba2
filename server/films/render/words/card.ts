/** Title and end cards. */
import { inkSheet, type Ink } from '@/server/media/text/ink';
import { clausesOf, columnMask, letterMask, type Mask } from '@/server/media/text/lettering';
import { widthInEm, wrapped } from '@/server/media/text/wrap';
import { drawSeal } from '../../seal';
import { shortSide } from '../formats';
import { overlayOf, type Overlay, type Sheet } from '../frames/overlay';
import { outlineSheet } from './outline';
import type { CardWords, Page, Span } from './spec';
import type { TimedOverlay } from './timed';

/** What is drawn, with its upper left corner and its place in the order of appearance. */
interface Item {
  overlay: Overlay;
  order: number;
}

/** Lines of text whose common centre or left edge and top are known. */
async function block(
  lines: string[],
  { size, ink, tracking = 0.08, pitch = 1.45 }: { size: number; ink: Ink; tracking?: number; pitch?: number },
  { x, top, align }: { x: number; top: number; align: 'left' | 'centre' },
  order: number,
): Promise<Item[]> {
  const items = await Promise.all(
    lines.map(async (text, i): Promise<Item | null> => {
      const mask = await letterMask({ text, size, tracking });
      if (!mask) return null;
      const left = align === 'centre' ? x - mask.width / 2 : x;
      const middle = top + i * size * pitch + size / 2;
      return { overlay: await placed(mask, ink, left, middle - mask.height / 2), order: order + i * 0.5 };
    }),
  );
  return items.filter((item) => item !== null);
}

async function placed(mask: Mask, ink: Ink, left: number, top: number): Promise<Overlay> {
  const sheet = await inkSheet(mask, ink);
  return overlayOf(sheet, Math.round(left) - sheet.margin, Math.round(top) - sheet.margin);
}

/** A flat bar as an overlay. */
function bar(
  left: number,
  top: number,
  width: number,
  height: number,
  colour: readonly [number, number, number],
): Overlay {
  const sheet: Sheet = {
    width: Math.max(2, Math.round(width)),
    height: Math.max(1, Math.round(height)),
    rgba: new Uint8Array(),
  };
  sheet.rgba = new Uint8Array(sheet.width * sheet.height * 4);
  for (let i = 0; i < sheet.rgba.length; i += 4) sheet.rgba.set([...colour, 255], i);
  return overlayOf(sheet, Math.round(left), Math.round(top));
}

const dateAndPlace = ({ journey }: CardWords) => [journey.date, journey.place].filter(Boolean).join('　·　');

interface Card {
  page: Page;
  words: CardWords;
  unit: number;
  ink: (size: number) => Ink;
}

function cardOf(page: Page, words: CardWords): Card {
  const { colour, shadow } = page.template.card;
  return {
    page,
    words,
    unit: shortSide(page.frame),
    ink: (size) => ({ colour, shadow, reach: size * 0.22 }),
  };
}

/** Size and lines of a title: as large as fits, then on more lines, at last cut. */
function titleLines(
  title: string,
  largest: number,
  room: number,
  most: number,
): { size: number; lines: string[] } {
  for (const share of [1, 0.8, 0.64, 0.5, 0.4]) {
    const size = Math.round(largest * share);
    const lines = wrapped(title, room / (size * 1.08), 99);
    const allowed = share > 0.7 ? 1 : share > 0.45 ? 2 : most;
    if (lines.length <= allowed) return { size, lines };
  }
  const size = Math.round(largest * 0.4);
  return { size, lines: wrapped(title, room / (size * 1.08), most) };
}

/** The map's outline and the line of date and place; `left` and `bottom` in px. */
async function journey(
  { page, words, unit, ink }: Card,
  left: number,
  bottom: number,
  align: 'left' | 'centre',
  order: number,
) {
  const { outline } = words.journey;
  const size = Math.round(unit * 0.033);
  const side = Math.round(unit * 0.19);
  const { colour, accent } = page.template.card;
  const items: Item[] = [];
  const text = dateAndPlace(words);
  const room = (page.frame.width * 0.8) / size;
  const lines = text ? wrapped(widthInEm(text) > room ? text.replace('　·　', '\n') : text, room, 2) : [];
  const textTop = bottom - size - (lines.length - 1) * size * 1.5;
  if (outline) {
    const sheet = await outlineSheet(outline, side, colour, accent);
    const at = align === 'centre' ? left - side / 2 : left;
    items.push({ overlay: overlayOf(sheet, at, textTop - side - size * 0.9), order });
  }
  items.push(
    ...(await block(
      lines,
      { size, ink: ink(size), pitch: 1.5 },
      { x: left, top: textTop, align },
      order + 0.4,
    )),
  );
  return items;
}

/** Columns at the right of the sheet, the seal below the last one, date and place at the lower left. */
async function vertical(card: Card): Promise<Item[]> {
  const { page, words, unit, ink } = card;
  const { frame } = page;
  const clauses = clausesOf(words.title);
  const longest = Math.max(1, ...clauses.map((clause) => [...clause].length));
  const room = frame.height * 0.6;
  const size = Math.round(Math.min(unit * 0.135, room / (longest * 1.28)));
  const pitch = size * 1.42;
  const portrait = frame.height > frame.width;
  const right = portrait ? frame.width / 2 + (pitch * (clauses.length - 1) + size) / 2 : frame.width * 0.76;
  const top = frame.height * (portrait ? 0.16 : 0.15);
  const items: Item[] = [];
  for (const [i, text] of clauses.entries()) {
    const mask = await columnMask({ text, size, leading: 0.1 });
    if (!mask) continue;
    const centre = right - size / 2 - i * pitch;
    items.push({
      overlay: await placed(mask, ink(size), centre - mask.width / 2, top + i * size * 0.35),
      order: i,
    });
  }
  const small = Math.round(unit * 0.042);
  let beside = right - size - (clauses.length - 1) * pitch - small * 1.9;
  const sides = clausesOf(words.subtitle).slice(0, 4);
  for (const [i, text] of sides.entries()) {
    const mask = await columnMask({ text: [...text].slice(0, 16).join(''), size: small, leading: 0.12 });
    if (!mask) continue;
    const from = top + size * 0.35 * clauses.length + small * 0.6 * i;
    items.push({
      overlay: await placed(mask, ink(small), beside - mask.width / 2, from),
      order: clauses.length + 0.4 * i,
    });
    beside -= small * 1.75;
  }
  const seal = words.author ? await drawSeal(words.author, unit * 0.04) : null;
  if (seal) {
    const last = right - size / 2 - (clauses.length - 1) * pitch;
    const below = top + longest * size * 1.27 + (clauses.length - 1) * size * 0.35 + size * 0.2;
    items.push({
      overlay: overlayOf(seal, last - seal.width / 2, Math.min(below, frame.height * 0.84)),
      order: clauses.length + 1,
    });
  }
  const [x, align] = portrait
    ? ([frame.width / 2, 'centre'] as const)
    : ([frame.width * 0.09, 'left'] as const);
  items.push(...(await journey(card, x, frame.height * 0.9, align, clauses.length + 0.6)));
  return items;
}

async function centred(card: Card): Promise<Item[]> {
  const { page, words, unit, ink } = card;
  const { frame, template } = page;
  const x = frame.width / 2;
  const { size, lines } = titleLines(words.title, unit * 0.125, frame.width * 0.84, 3);
  const small = Math.round(unit * 0.044);
  const under = words.subtitle ? wrapped(words.subtitle, (frame.width * 0.76) / small, 2) : [];
  const tall = size * 1.4 * lines.length + (under.length ? small * (1.4 + 1.55 * under.length) : 0);
  const top = frame.height * 0.43 - tall / 2;
  const rule = top + size * 1.4 * lines.length + small * 0.5;
  const width = unit * 0.1;
  return [
    ...(await block(
      lines,
      { size, ink: ink(size), tracking: 0.14, pitch: 1.4 },
      { x, top, align: 'centre' },
      0,
    )),
    ...(lines.length
      ? [{ overlay: bar(x - width / 2, rule, width, unit * 0.003, template.card.accent), order: 0.8 }]
      : []),
    ...(await block(
      under,
      { size: small, ink: ink(small), pitch: 1.55 },
      { x, top: rule + small * 0.9, align: 'centre' },
      1.2,
    )),
    ...(await journey(card, x, frame.height * 0.9, 'centre', 1.8)),
  ];
}

async function cornered(card: Card): Promise<Item[]> {
  const { page, words, unit, ink } = card;
  const { frame, template } = page;
  const x = unit * 0.11;
  const { size, lines } = titleLines(words.title, unit * 0.13, frame.width - 2 * x, 3);
  const small = Math.round(unit * 0.044);
  const under = words.subtitle ? wrapped(words.subtitle, (frame.width - 2 * x) / small, 2) : [];
  const foot = dateAndPlace(words) ? unit * 0.1 : 0;
  const bottom = frame.height - unit * 0.11 - foot;
  const topUnder = bottom - under.length * small * 1.55;
  const top = topUnder - lines.length * size * 1.32 - (under.length ? small * 0.35 : 0);
  return [
    { overlay: bar(x, top - unit * 0.045, unit * 0.085, unit * 0.008, template.card.accent), order: 0 },
    ...(await block(
      lines,
      { size, ink: ink(size), tracking: 0.05, pitch: 1.32 },
      { x, top, align: 'left' },
      0.3,
    )),
    ...(await block(
      under,
      { size: small, ink: ink(small), pitch: 1.55 },
      { x, top: topUnder, align: 'left' },
      1.1,
    )),
    ...(await cornerJourney(card, x)),
  ];
}

/** Date and place below the title, the outline in the opposite corner. */
async function cornerJourney(card: Card, x: number): Promise<Item[]> {
  const { page, words, unit } = card;
  const { outline, ...rest } = words.journey;
  const text = await journey(
    { ...card, words: { ...words, journey: rest } },
    x,
    page.frame.height - unit * 0.11,
    'left',
    1.6,
  );
  if (!outline) return text;
  const side = Math.round(unit * 0.26);
  const { colour, accent } = page.template.card;
  const sheet = await outlineSheet(outline, side, colour, accent);
  return [
    ...text,
    { overlay: overlayOf(sheet, page.frame.width - side - unit * 0.11, unit * 0.11), order: 1.4 },
  ];
}

/** Closing words: the title once more, small, with the seal beneath. */
async function ending(card: Card): Promise<Item[]> {
  const { page, words, unit, ink } = card;
  const { frame } = page;
  const x = frame.width / 2;
  const size = Math.round(unit * 0.056);
  const lines = wrapped(words.title, (frame.width * 0.7) / (size * 1.2), 2);
  const small = Math.round(unit * 0.032);
  const text = dateAndPlace(words);
  const seal = words.author ? await drawSeal(words.author, unit * 0.05) : null;
  const tall = lines.length * size * 1.5 + (text ? small * 2.4 : 0) + (seal ? seal.height + size : 0);
  const top = frame.height * 0.47 - tall / 2;
  const below = top + lines.length * size * 1.5;
  const items = await block(
    lines,
    { size, ink: ink(size), tracking: 0.3, pitch: 1.5 },
    { x, top, align: 'centre' },
    0,
  );
  items.push(
    ...(await block(
      text ? wrapped(text, (frame.width * 0.8) / small, 1) : [],
      { size: small, ink: ink(small) },
      { x, top: below + small * 0.6, align: 'centre' },
      0.8,
    )),
  );
  if (seal)
    items.push({
      overlay: overlayOf(seal, x - seal.width / 2, below + (text ? small * 2.4 : 0) + size),
      order: 1.4,
    });
  return items;
}

const LAYOUTS = { vertical, centre: centred, corner: cornered } as const;
/** Longer titles, and those with Latin words, are not read well from above downwards. */
const LONGEST_VERTICAL = 24;
/** Seconds between two steps of the order, and in which one appears. */
const STEP = 0.5;
const APPEARS = 1.1;

function layoutOf({ template }: Page, { title }: CardWords) {
  const upright = [...title].length <= LONGEST_VERTICAL && !/[A-Za-z]{2}/.test(title);
  return template.card.layout === 'vertical' && !upright ? centred : LAYOUTS[template.card.layout];
}

/** Draws the words of a card's shot. */
export async function cardWords(page: Page, words: CardWords, span: Span): Promise<TimedOverlay[]> {
  const draw = words.kind === 'ending' ? ending : layoutOf(page, words);
  const items = await draw(cardOf(page, words));
  const { fps } = page.frame;
  return items.map(({ overlay, order }) => ({
    overlay,
    from: Math.min(span.from + Math.round(order * STEP * fps), Math.max(span.from, span.until - 2)),
    until: span.until,
    fade: Math.round(APPEARS * fps),
  }));
}
