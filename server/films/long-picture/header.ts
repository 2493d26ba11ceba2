/** The head of a long picture: paper with ridges of ink, the title in columns or lines, date and place. */
import type { OverlayOptions } from 'sharp';
import { sharp } from '@/server/media/pixels/sharp';
import { clausesOf, columnMask, letterMask } from '@/server/media/text/lettering';
import { wrapped } from '@/server/media/text/wrap';
import type { Size } from '../render/formats';
import { drawPaper } from '../render/pictures/paper';
import type { Colour } from '../render/templates/template';
import { inked } from './inked';
import { WIDTH } from './layout';
import type { LongPicturePlan } from './plan';
import type { Theme } from './theme';

/** Up to three columns of eight; longer titles, and Latin ones, are written in lines. */
function standsUpright(title: string): boolean {
  const clauses = clausesOf(title);
  return (
    clauses.length <= 3 && clauses.every((clause) => [...clause].length <= 8) && !/[A-Za-z]{2}/.test(title)
  );
}

async function upright({ title, subtitle }: LongPicturePlan, { ink }: Theme, { width, height }: Size) {
  const unit = width / WIDTH;
  const clauses = clausesOf(title);
  const longest = Math.max(1, ...clauses.map((clause) => [...clause].length));
  const size = Math.round(Math.min(112 * unit, (height * 0.68) / (longest * 1.27)));
  const layers: OverlayOptions[] = [];
  let centre = width * 0.79;
  for (const [i, text] of clauses.entries()) {
    const mask = await columnMask({ text, size, leading: 0.1 });
    if (mask) layers.push(await inked(mask, ink, centre - mask.width / 2, height * 0.11 + i * size * 0.4));
    centre -= size * 1.42;
  }
  const small = Math.round(34 * unit);
  centre += size * 0.42;
  for (const [i, text] of clausesOf(subtitle).slice(0, 4).entries()) {
    const mask = await columnMask({ text: [...text].slice(0, 14).join(''), size: small, leading: 0.12 });
    const top = height * 0.11 + clauses.length * size * 0.35 + i * small * 0.6;
    if (mask) layers.push(await inked(mask, ink, centre - mask.width / 2, top));
    centre -= small * 1.75;
  }
  return layers;
}

async function inLines({ title, subtitle }: LongPicturePlan, { ink }: Theme, { width, height }: Size) {
  const unit = width / WIDTH;
  const room = width * 0.84;
  const sizes = [96, 76, 60, 48].map((px) => Math.round(px * unit));
  const size = sizes.find((px, i) => wrapped(title, room / (px * 1.08), 99).length <= i + 1) ?? sizes[3];
  const small = Math.round(34 * unit);
  const lines = [
    ...wrapped(title, room / (size * 1.08), 4).map((text) => ({ text, px: size })),
    ...wrapped(subtitle, room / small, 2).map((text) => ({ text, px: small })),
  ];
  let top = height * 0.16;
  const layers: OverlayOptions[] = [];
  for (const { text, px } of lines) {
    const mask = await letterMask({ text, size: px, tracking: 0.06 });
    if (mask) layers.push(await inked(mask, ink, width * 0.08, top + px / 2 - mask.height / 2));
    top += px * 1.5;
  }
  return layers;
}

async function dateAndPlace({ date, place }: LongPicturePlan, { ink }: Theme, { width, height }: Size) {
  const size = Math.round(30 * (width / WIDTH));
  const layers: OverlayOptions[] = [];
  const lines = [date, place].filter((text) => text.trim() !== '');
  for (const [i, line] of lines.entries()) {
    const [text] = wrapped(line, (width * 0.6) / size, 1);
    const mask = await letterMask({ text: text ?? '', size, tracking: 0.08 });
    const middle = height * 0.87 - (lines.length - 1 - i) * size * 1.6;
    if (mask) layers.push(await inked(mask, ink, width * 0.08, middle - mask.height / 2));
  }
  return layers;
}

/** The last part of the sheet runs out into plain paper, on which the pictures lie. */
function runOut({ width, height }: Size, [r, g, b]: Colour): Buffer {
  const from = Math.round(height * 0.82);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="rgb(${r},${g},${b})" stop-opacity="0"/><stop offset="0.92" stop-color="rgb(${r},${g},${b})"/></linearGradient></defs><rect y="${from}" width="${width}" height="${height - from}" fill="url(#g)"/></svg>`,
  );
}

/** H×W×3 bytes. */
export async function drawHeader(plan: LongPicturePlan, theme: Theme, size: Size): Promise<Buffer> {
  const named = [plan.title, plan.subtitle, plan.date, plan.place].some((text) => text.trim() !== '');
  const [r, g, b] = theme.paper;
  if (!named)
    return sharp({ create: { ...size, channels: 3, background: { r, g, b } } })
      .raw()
      .toBuffer();
  const title = standsUpright(plan.title)
    ? await upright(plan, theme, size)
    : await inLines(plan, theme, size);
  return sharp(drawPaper(size, theme.paper, theme.ink), { raw: { ...size, channels: 3 } })
    .composite([
      { input: runOut(size, theme.paper), left: 0, top: 0 },
      ...title,
      ...(await dateAndPlace(plan, theme, size)),
    ])
    .removeAlpha()
    .raw()
    .toBuffer();
}
