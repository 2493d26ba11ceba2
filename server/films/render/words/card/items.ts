/** The pieces that cards are laid out from: lines, columns, rules, each with its turn to appear. */
import type { Ink } from '@/server/media/text/ink';
import { columnMask, letterMask } from '@/server/media/text/lettering';
import { wrapped } from '@/server/media/text/wrap';
import { shortSide } from '../../formats';
import { overlayOf, type Overlay } from '../../frames/overlay';
import type { Colour } from '../../templates/template';
import { placed } from '../placed';
import type { CardWords, Page } from '../spec';

/** What is drawn, and its place in the order of appearance; one step of the order is half a second. */
export interface Item {
  overlay: Overlay;
  order: number;
}

/** A card that is being laid out. Lengths are px; `unit` is the frame's short side. */
export interface Card {
  page: Page;
  words: CardWords;
  unit: number;
  /** The template's letters at a size. */
  ink: (size: number) => Ink;
}

export function cardOf(page: Page, words: CardWords): Card {
  const { colour, shadow } = page.template.card;
  return {
    page,
    words,
    unit: shortSide(page.frame),
    ink: (size) => ({ colour, shadow, reach: size * 0.22 }),
  };
}

export interface LinesStyle {
  size: number;
  ink: Ink;
  /** In em. */
  tracking?: number;
  pitch?: number;
}

/** Where lines stand: their common middle or left edge, and the top of the first. */
export interface LinesPlace {
  x: number;
  top: number;
  align: 'left' | 'centre';
}

/** Lines of text beneath each other, half a step after one another. */
export async function lineItems(
  lines: readonly string[],
  { size, ink, tracking = 0.08, pitch = 1.45 }: LinesStyle,
  { x, top, align }: LinesPlace,
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

export interface Column {
  text: string;
  /** Middle of the column. */
  x: number;
  top: number;
  order: number;
}

/** Columns of vertical writing. */
export async function columnItems(
  columns: readonly Column[],
  { size, ink }: LinesStyle,
  leading: number,
): Promise<Item[]> {
  const items = await Promise.all(
    columns.map(async ({ text, x, top, order }): Promise<Item | null> => {
      const mask = await columnMask({ text, size, leading });
      return mask && { overlay: await placed(mask, ink, x - mask.width / 2, top), order };
    }),
  );
  return items.filter((item) => item !== null);
}

/** A flat rule. */
export function ruleItem(
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  colour: Colour,
  order: number,
): Item {
  const size = { width: Math.max(2, Math.round(width)), height: Math.max(1, Math.round(height)) };
  const rgba = new Uint8Array(size.width * size.height * 4);
  for (let i = 0; i < rgba.length; i += 4) rgba.set([...colour, 255], i);
  return { overlay: overlayOf({ ...size, rgba }, Math.round(left), Math.round(top)), order };
}

/** Size and lines of a title: as large as fits, then on more lines, at last cut. */
export function titleLines(
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
