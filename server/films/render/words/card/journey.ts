/** Where and when the journey was: the outline of a city or province above a line of date and place. */
import { widthInEm, wrapped } from '@/server/media/text/wrap';
import { overlayOf } from '../../frames/overlay';
import { lineItems, type Card, type Item } from './items';
import { outlineSheet } from '../outline';
import type { CardWords } from '../spec';

const BETWEEN = '　·　';

/** `2026年5月1日　·　杭州市`, as far as it is known. */
export const dateAndPlace = ({ journey }: CardWords) =>
  [journey.date, journey.place].filter(Boolean).join(BETWEEN);

/** Size of date and place, as a share of the frame's short side. */
const SMALL = 0.034;
/** Of the outline's square, likewise. */
const SIDE = 0.25;

export interface JourneyPlace {
  /** Left edge, or middle, of both. */
  x: number;
  /** Lower edge of the line. */
  bottom: number;
  align: 'left' | 'centre';
  order: number;
}

/** The line of date and place, on two lines where one is too long; answers the top of it, too. */
export async function journeyLine(
  { page, words, unit, ink }: Card,
  { x, bottom, align, order }: JourneyPlace,
) {
  const size = Math.round(unit * SMALL);
  const text = dateAndPlace(words);
  const room = (page.frame.width * 0.8) / size;
  const parts = widthInEm(text) * 1.08 > room ? text.replace(BETWEEN, '\n') : text;
  const lines = text ? wrapped(parts, room, 2) : [];
  const top = bottom - size - (lines.length - 1) * size * 1.5;
  return {
    top,
    items: await lineItems(lines, { size, ink: ink(size), pitch: 1.5 }, { x, top, align }, order),
  };
}

/** The outline within a square whose upper left corner is at a point; nothing where the plan has none. */
export async function outlineItems(
  { page, words }: Card,
  side: number,
  left: number,
  top: number,
  order: number,
): Promise<Item[]> {
  const { outline } = words.journey;
  if (!outline) return [];
  const { colour, accent } = page.template.card;
  const sheet = await outlineSheet(outline, Math.round(side), colour, accent);
  return [{ overlay: overlayOf(sheet, Math.round(left), Math.round(top)), order }];
}

/** Outline above date and place. */
export async function journeyItems(card: Card, place: JourneyPlace): Promise<Item[]> {
  const side = card.unit * SIDE;
  const line = await journeyLine(card, { ...place, order: place.order + 0.4 });
  const left = place.align === 'centre' ? place.x - side / 2 : place.x;
  const top = line.top - side - card.unit * SMALL * 0.9;
  return [...(await outlineItems(card, side, left, top, place.order)), ...line.items];
}
