/** Verse, captions and titles of a preview, where the template puts them. */
import type { ShotView, StoryboardView } from '@/server/albums/views';

export const VERSE_FONT = "'LXGW WenKai', KaiTi, STKaiti, serif";

type Pen = CanvasRenderingContext2D;

interface Line {
  text: string;
  x: number;
  y: number;
  size: number;
  align?: CanvasTextAlign;
  upright?: boolean;
}

interface Ink {
  colour: string;
  shadow: number;
}

/** Distance from the frame's edge, and the size of small print, in shares of the short side. */
const EDGE = 0.075;
const SMALL = 0.034;
/** Seconds between two lines, and in which one appears. */
const STAGGER = 0.55;
const APPEARS = 0.9;

const clamp = (value: number) => Math.min(Math.max(value, 0), 1);

function write(
  pen: Pen,
  { text, x, y, size, align = 'left', upright = false }: Line,
  ink: Ink,
  alpha: number,
): void {
  if (alpha <= 0) return;
  pen.globalAlpha = alpha;
  pen.font = `${size}px ${VERSE_FONT}`;
  pen.textAlign = upright ? 'center' : align;
  pen.textBaseline = 'top';
  pen.fillStyle = ink.colour;
  pen.shadowColor = ink.shadow > 0 ? `rgb(0 0 0 / ${ink.shadow})` : 'transparent';
  pen.shadowBlur = size * 0.35;
  if (upright) [...text].forEach((one, i) => pen.fillText(one, x, y + i * size * 1.24));
  else pen.fillText(text, x, y);
  pen.shadowColor = 'transparent';
  pen.globalAlpha = 1;
}

/** As much of a text as has room, with an ellipsis where it is cut. */
function cut(pen: Pen, text: string, size: number, room: number): string {
  pen.font = `${size}px ${VERSE_FONT}`;
  const characters = [...text];
  if (pen.measureText(text).width <= room) return text;
  while (characters.length > 1 && pen.measureText(`${characters.join('')}…`).width > room) characters.pop();
  return `${characters.join('')}…`;
}

interface Sheet {
  width: number;
  height: number;
  unit: number;
}

/** When the `order`th line of a shot can be seen, 0..1. */
function appearance({ from, until, enter, leave }: ShotView, seconds: number, order: number): number {
  const start = from + enter * 0.6 + 0.15 + order * STAGGER;
  return clamp((seconds - start) / APPEARS) * clamp((until - leave * 0.7 - seconds) / 0.4);
}

/** Verse and caption of a picture's shot. */
export function pictureWords(
  pen: Pen,
  board: StoryboardView,
  shot: ShotView,
  seconds: number,
  sheet: Sheet,
): void {
  const { width, height, unit } = sheet;
  const { verse, mount } = board;
  const window = shot.window ?? { left: 0, top: 0, width: 1, height: 1 };
  const size = verse.size * unit;
  const small = SMALL * unit;
  const foot = (window.top + window.height) * height;
  const band = height - foot > 0.18 * height;
  const aside = verse.place.startsWith('aside') && !band;
  const centred = verse.place === 'beneath-centre' || band;
  // Light letters would not be read on a mount's paper.
  const paper = band && mount.side > 0 ? { colour: board.card.colour, shadow: 0 } : null;
  const edge = mount.side > 0 ? window.left * width + 0.03 * unit : EDGE * unit;
  const x = centred ? width / 2 : edge;
  const align = centred ? ('center' as const) : ('left' as const);
  if (aside)
    shot.verse.forEach((text, i) => {
      const column = EDGE * unit + size / 2 + i * size * 1.62;
      const right = verse.place === 'aside-right';
      // The first column is the outermost of the right side, or the innermost of the left one.
      const at = right ? width - column : EDGE * unit + size / 2 + (shot.verse.length - 1 - i) * size * 1.62;
      write(
        pen,
        { text, x: at, y: height * 0.13 + i * size * 0.5, size, upright: true },
        verse,
        appearance(shot, seconds, i),
      );
    });
  const beneath = aside || shot.verse.length === 0 ? [] : [shot.verse.join('　')];
  const block = beneath.length * size * 1.4 + (shot.caption ? small * 1.4 : 0);
  const top = band
    ? foot + 0.09 * unit
    : mount.bottom > 0.1
      ? Math.max(foot + 0.02 * unit, height - (mount.bottom * unit) / 2 - block / 2)
      : height - EDGE * unit - block;
  for (const text of beneath)
    write(
      pen,
      { text: cut(pen, text, size, width - 2 * edge), x, y: top, size, align },
      paper ?? verse,
      appearance(shot, seconds, 0),
    );
  if (shot.caption)
    write(
      pen,
      {
        text: cut(pen, shot.caption, small, width - 2 * edge),
        x,
        y: top + beneath.length * size * 1.4,
        size: small,
        align,
      },
      paper ?? board.caption,
      appearance(shot, seconds, beneath.length),
    );
}

/** Clauses of a title for columns, or the whole where it is not read well from above. */
const clauses = (text: string) => text.split(/[\s，。！？；：、,.!?;:…]+/u).filter((one) => one !== '');
const LONGEST_VERTICAL = 24;
/** Columns of a subtitle beside the title, and characters of one. */
const MOST_SIDES = 4;
const LONGEST_SIDE = 16;

/** Title, subtitle, date and place on the card with which the film begins. */
export function cardWords(
  pen: Pen,
  board: StoryboardView,
  shot: ShotView,
  seconds: number,
  sheet: Sheet,
): void {
  const { width, height, unit } = sheet;
  const { card, words } = board;
  const { title, subtitle } = words;
  const foot = [words.date, words.place].filter((part) => part !== '').join('　·　');
  const small = 0.042 * unit;
  const shown = (order: number) => appearance(shot, seconds, order);
  const portrait = height > width;
  if (card.layout === 'vertical' && [...title].length <= LONGEST_VERTICAL && !/[A-Za-z]{2}/.test(title)) {
    const columns = clauses(title);
    const longest = Math.max(1, ...columns.map((text) => [...text].length));
    const size = Math.min(0.135 * unit, (0.6 * height) / (longest * 1.28));
    const right = portrait ? width / 2 + (size * 1.42 * (columns.length - 1)) / 2 : width * 0.76 - size / 2;
    columns.forEach((text, i) =>
      write(
        pen,
        { text, x: right - i * size * 1.42, y: height * 0.15 + i * size * 0.35, size, upright: true },
        card,
        shown(i),
      ),
    );
    const beside = right - size / 2 - (columns.length - 1) * size * 1.42 - small * 1.4;
    clauses(subtitle)
      .slice(0, MOST_SIDES)
      .forEach((text, i) => {
        const side = [...text].slice(0, LONGEST_SIDE).join('');
        const y = height * 0.15 + columns.length * size * 0.35 + i * small * 0.6;
        const line = { text: side, x: beside - i * small * 1.75, y, size: small, upright: true };
        write(pen, line, card, shown(columns.length + 0.4 * i));
      });
    write(
      pen,
      {
        text: cut(pen, foot, 0.033 * unit, width * 0.8),
        x: portrait ? width / 2 : width * 0.09,
        y: height * 0.9 - 0.033 * unit,
        size: 0.033 * unit,
        align: portrait ? 'center' : 'left',
      },
      card,
      shown(columns.length),
    );
    return;
  }
  const corner = card.layout === 'corner';
  const room = width * (corner ? 0.8 : 0.84);
  const x = corner ? 0.11 * unit : width / 2;
  const align = corner ? ('left' as const) : ('center' as const);
  const size = 0.11 * unit;
  const top = corner ? height - 0.2 * unit - size - (subtitle ? small * 1.8 : 0) : height * 0.43 - size;
  pen.globalAlpha = shown(0);
  pen.fillStyle = card.accent;
  if (corner) pen.fillRect(x, top - 0.05 * unit, 0.085 * unit, 0.008 * unit);
  else pen.fillRect(x - 0.05 * unit, top + size * 1.45, 0.1 * unit, 0.003 * unit);
  pen.globalAlpha = 1;
  write(pen, { text: cut(pen, title, size, room), x, y: top, size, align }, card, shown(0));
  write(
    pen,
    { text: cut(pen, subtitle, small, room), x, y: top + size * (corner ? 1.35 : 1.65), size: small, align },
    card,
    shown(1),
  );
  write(
    pen,
    { text: cut(pen, foot, 0.033 * unit, room), x, y: height - 0.11 * unit, size: 0.033 * unit, align },
    card,
    shown(2),
  );
}
