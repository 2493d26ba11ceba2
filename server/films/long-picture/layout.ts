/** Geometry of a long picture, in px: strips from top to bottom, each with its cells. No pixel is touched here. */
import { clausesOf } from '@/server/media/text/lettering';
import { wrapped } from '@/server/media/text/wrap';
import type { Rect } from '../render/frames/resample';
import { rowsOf, type Item, type Row } from './rows';
import type { LongPicturePlan } from './plan';

export const WIDTH = 1080;
/** JPEG counts sides in 16 bits; a little less is what decoders of phones take. */
export const TALLEST = 65_500;

export interface Cell {
  /** Position in the plan. */
  index: number;
  rect: Rect;
}

export type Words =
  | { kind: 'verse'; lines: string[]; size: number; top: number }
  | { kind: 'columns'; clauses: string[]; size: number; area: Rect }
  | { kind: 'caption'; text: string; size: number; top: number };

export interface Strip {
  kind: 'header' | 'row' | 'footer';
  height: number;
  cells: Cell[];
  words: Words[];
}

export interface Layout {
  width: number;
  height: number;
  strips: Strip[];
}

/** Lengths at a width of 1080 px. */
const MARGIN = 54;
const GAP = 14;
const VERSE = 44;
const CAPTION = 25;
const SPACE = 46;

/** Shapes that a cell may have: what is longer is cropped around its focus. */
const SHAPE = { least: 0.72, most: 1.9, bleedMost: 3.6, sharedLeast: 0.6 } as const;
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Cells of equal height beside each other that fill the width. */
function justified(
  items: readonly Item[],
  width: number,
  left: number,
  gap: number,
): { cells: Cell[]; height: number } {
  const shapes = items.map(({ aspect }) => clamp(aspect, SHAPE.sharedLeast, SHAPE.most));
  const sum = shapes.reduce((a, b) => a + b, 0);
  const room = width - gap * (items.length - 1);
  const height = Math.round(room / sum);
  let [at, spent] = [left, 0];
  const cells = items.map(({ index }, i) => {
    const last = i === items.length - 1;
    const cell = last ? room - spent : Math.round(room * (shapes[i] / sum));
    const rect = { left: at, top: 0, width: cell, height };
    at += cell + gap;
    spent += cell;
    return { index, rect };
  });
  return { cells, height };
}

interface Sheet {
  plan: LongPicturePlan;
  width: number;
  /** Px of this sheet for a px at 1080. */
  unit: number;
}

/** Words below a picture: its verse in lines, then its caption. Answers the strip's new height. */
function below(
  { plan, width, unit }: Sheet,
  index: number,
  height: number,
  words: Words[],
  withVerse: boolean,
): number {
  const { verse, caption } = plan.pictures[index];
  let at = height;
  const clauses = withVerse ? clausesOf(verse) : [];
  if (clauses.length > 0) {
    const size = Math.round(VERSE * unit);
    const pairs = clauses.flatMap((clause, i) =>
      i % 2 ? [] : [[clause, clauses[i + 1]].filter(Boolean).join('　')],
    );
    const lines = wrapped(pairs.join('\n'), (width - 2 * MARGIN * unit) / (size * 1.1), 12);
    words.push({ kind: 'verse', lines, size, top: at + Math.round(34 * unit) });
    at += Math.round(34 * unit + lines.length * size * 1.6);
  }
  if (caption.trim()) {
    const size = Math.round(CAPTION * unit);
    words.push({ kind: 'caption', text: caption, size, top: at + Math.round(15 * unit) });
    at += Math.round(15 * unit + size * 1.3);
  }
  return at;
}

function inset(sheet: Sheet, row: Row): Strip {
  const { plan, width, unit } = sheet;
  const [item] = row.items;
  const margin = Math.round(MARGIN * unit);
  const clauses = clausesOf(plan.pictures[item.index].verse).slice(0, 8);
  const longest = Math.max(1, ...clauses.map((clause) => [...clause].length));
  const room = width - 2 * margin;
  const shape = clamp(item.aspect, SHAPE.sharedLeast, 1.1);
  // As wide as the columns allow: a quatrain wants four.
  const share = clamp(0.78 - 0.055 * clauses.length, 0.5, 0.72);
  const cell = Math.round(room * share);
  const height = Math.round(cell / shape);
  const left = row.mirrored ? width - margin - cell : margin;
  const free = room - cell - Math.round(GAP * 2 * unit);
  const size = Math.round(
    Math.min(VERSE * 1.06 * unit, free / (clauses.length * 1.5), (height * 0.94) / (longest * 1.28)),
  );
  const area = { left: row.mirrored ? margin : width - margin - free, top: 0, width: free, height };
  const words: Words[] = [{ kind: 'columns', clauses, size, area }];
  const cells = [{ index: item.index, rect: { left, top: 0, width: cell, height } }];
  return {
    kind: 'row',
    cells,
    words,
    height: below(sheet, item.index, height, words, false) + Math.round(SPACE * unit),
  };
}

function strip(sheet: Sheet, row: Row): Strip {
  if (row.kind === 'inset') return inset(sheet, row);
  const { width, unit } = sheet;
  const space = Math.round(SPACE * unit);
  const margin = row.kind === 'bleed' ? 0 : Math.round(MARGIN * unit);
  const room = width - 2 * margin;
  const words: Words[] = [];
  if (row.items.length > 1) {
    const { cells, height } = justified(row.items, room, margin, Math.round(GAP * unit));
    return { kind: 'row', cells, words, height: height + space };
  }
  const [item] = row.items;
  const most = row.kind === 'bleed' ? SHAPE.bleedMost : SHAPE.most;
  const height = Math.round(room / clamp(item.aspect, SHAPE.least, most));
  const cells = [{ index: item.index, rect: { left: margin, top: 0, width: room, height } }];
  return { kind: 'row', cells, words, height: below(sheet, item.index, height, words, true) + space };
}

const HEADER = 720;
const FOOTER = 330;

function laidOut(plan: LongPicturePlan, aspects: ReadonlyMap<number, number>, width: number): Layout {
  const unit = width / WIDTH;
  const items = [...aspects].map(([index, aspect]) => ({
    index,
    aspect,
    verse: clausesOf(plan.pictures[index].verse).length > 0,
  }));
  const sheet = { plan, width, unit };
  const named = [plan.title, plan.subtitle, plan.date, plan.place].some((text) => text.trim() !== '');
  const signed = plan.author.trim() !== '' || plan.link !== undefined;
  const strips: Strip[] = [
    { kind: 'header', height: Math.round((named ? HEADER : MARGIN) * unit), cells: [], words: [] },
    ...rowsOf(items).map((row) => strip(sheet, row)),
    { kind: 'footer', height: Math.round((signed ? FOOTER : MARGIN) * unit), cells: [], words: [] },
  ];
  return { width, height: strips.reduce((sum, { height }) => sum + height, 0), strips };
}

/**
 * Lays out a plan whose usable pictures have these shapes (width / height by position). 1080 px wide, unless it would
 * be taller than 65,500 px: then it is narrower throughout.
 */
export function layLongPicture(plan: LongPicturePlan, aspects: ReadonlyMap<number, number>): Layout {
  let layout = laidOut(plan, aspects, WIDTH);
  while (layout.height > TALLEST) {
    // Rounding of many strips may leave a few px too many: then once more.
    const width = Math.floor(layout.width * Math.min(0.999, TALLEST / layout.height));
    layout = laidOut(plan, aspects, width);
  }
  return layout;
}
