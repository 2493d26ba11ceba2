/** Text as a mask of coverage, from which colours, shadows and overlays are made. */
import { sharp } from '@/server/media/pixels/sharp';
import { letteringFont } from './font';
import { legible } from './legible';

/** Coverage of the ink, H×W, 0..255; trimmed to the ink. */
export interface Mask {
  width: number;
  height: number;
  alpha: Uint8Array;
}

export interface Lettering {
  text: string;
  /** Size of the em in px. */
  size: number;
  /** Extra space between characters, in em. */
  tracking?: number | undefined;
  /** Extra space between lines, in em; lines are 1.17 em apart without. */
  leading?: number | undefined;
  align?: 'left' | 'centre' | 'right' | undefined;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Pango counts spacing in 1024ths of a point; at 72 dpi a point is a pixel. */
const PANGO_UNITS = 1024;

/** Draws horizontal text, one line for each line break. Null when nothing of it can be drawn. */
export async function letterMask({
  text,
  size,
  tracking = 0,
  leading = 0,
  align,
}: Lettering): Promise<Mask | null> {
  const font = await letteringFont();
  const drawable = legible(text, font.covers);
  if (drawable === '') return null;
  const markup = `<span letter_spacing="${Math.round(tracking * size * PANGO_UNITS)}">${escaped(drawable)}</span>`;
  const { data, info } = await sharp({
    text: {
      text: markup,
      font: `${font.family} ${size}`,
      fontfile: font.file,
      dpi: 72,
      rgba: true,
      spacing: Math.round(leading * size),
      ...(align ? { align } : {}),
    },
  })
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, alpha: data };
}

/** Marks that stand between the clauses of a verse; a column of vertical writing ends instead. */
const PAUSES = /[\s，。！？；：、,.!?;:…]+/u;

/** The clauses of a verse, without their pauses. */
export function clausesOf(text: string): string[] {
  return text.split(PAUSES).filter((clause) => clause !== '');
}

/** Draws one column of vertical writing, character under character. */
export function columnMask({
  text,
  size,
  leading = 0.08,
}: Pick<Lettering, 'text' | 'size' | 'leading'>): Promise<Mask | null> {
  return letterMask({ text: [...text].join('\n'), size, leading, align: 'centre' });
}
