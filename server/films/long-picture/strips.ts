/** Drawing the strips of a long picture, one at a time. */
import type { OverlayOptions } from 'sharp';
import { sharp } from '@/server/media/pixels/sharp';
import { columnMask, letterMask } from '@/server/media/text/lettering';
import { wrapped } from '@/server/media/text/wrap';
import { around, focusOf } from '../render/camera/placing';
import type { Size } from '../render/formats';
import { developPicture } from '../render/pictures/develop';
import type { PictureFacts } from '../render/pictures/facts';
import { drawFooter } from './footer';
import { drawHeader } from './header';
import { inked } from './inked';
import type { Cell, Layout, Strip, Words } from './layout';
import type { LongPicturePlan } from './plan';
import type { Theme } from './theme';

export interface Studio {
  plan: LongPicturePlan;
  layout: Layout;
  theme: Theme;
  facts: ReadonlyMap<number, PictureFacts>;
}

const PLAIN = { saturation: 1, brightness: 1, tint: null } as const;

/** The part of a picture that fills a cell, around what matters in it. */
export function cropFor(
  facts: PictureFacts,
  cell: Size,
  salient: LongPicturePlan['pictures'][number]['salient'],
) {
  const shape = cell.width / cell.height;
  const size = {
    width: Math.max(1, Math.round(Math.min(facts.width, facts.height * shape))),
    height: Math.max(1, Math.round(Math.min(facts.height, facts.width / shape))),
  };
  const { left, top } = around(focusOf(facts, salient), size, { left: 0, top: 0, ...facts });
  return { ...size, left: Math.floor(left), top: Math.floor(top) };
}

/** A px of a picture is drawn as at most so many: tiny pictures stay small, on themselves out of focus. */
const LARGEST_ENLARGEMENT = 5;

async function cell({ facts, plan }: Studio, { index, rect }: Cell): Promise<OverlayOptions[]> {
  const picture = facts.get(index);
  if (!picture) throw new Error(`picture ${index} was laid out without being examined`);
  const size = { width: rect.width, height: rect.height };
  const crop = cropFor(picture, size, plan.pictures[index].salient);
  const developed = (wanted: Size) =>
    developPicture({ file: picture.file, crop, size: wanted, border: 0, grade: PLAIN });
  const raw = { ...size, channels: 3 as const };
  const input = await developed(size);
  const whole: OverlayOptions = { input, raw, left: rect.left, top: rect.top };
  const share = (LARGEST_ENLARGEMENT * crop.width) / size.width;
  if (share >= 1) return [whole];
  const soft = sharp(input, { raw })
    .blur(size.width / 24)
    .modulate({ brightness: 0.9 });
  const small = { width: Math.round(size.width * share), height: Math.round(size.height * share) };
  return [
    { ...whole, input: await soft.removeAlpha().raw().toBuffer() },
    {
      input: await developed(small),
      raw: { ...small, channels: 3 },
      left: rect.left + Math.round((size.width - small.width) / 2),
      top: rect.top + Math.round((size.height - small.height) / 2),
    },
  ];
}

async function columns({ theme }: Studio, { clauses, size, area }: Extract<Words, { kind: 'columns' }>) {
  const pitch = size * 1.5;
  const block = pitch * (clauses.length - 1) + size;
  const right = area.left + (area.width + block) / 2;
  const drawn = await Promise.all(
    clauses.map(async (text, i) => {
      const mask = await columnMask({ text, size, leading: 0.1 });
      if (!mask) return null;
      const centre = right - size / 2 - i * pitch;
      // Columns begin a little lower one after the other, as in handwriting.
      return inked(mask, theme.ink, centre - mask.width / 2, area.top + area.height * 0.03 + i * size * 0.4);
    }),
  );
  return drawn.filter((overlay) => overlay !== null);
}

async function wordsOf(studio: Studio, words: Words): Promise<OverlayOptions[]> {
  if (words.kind === 'columns') return columns(studio, words);
  const { width } = studio.layout;
  const caption = words.kind === 'caption';
  const lines = caption ? wrapped(words.text, (width * 0.84) / words.size, 1) : words.lines;
  const drawn = await Promise.all(
    lines.map(async (text, i) => {
      const mask = await letterMask({ text, size: words.size, tracking: caption ? 0.06 : 0.1 });
      if (!mask) return null;
      const middle = words.top + i * words.size * 1.6 + words.size / 2;
      const colour = caption ? studio.theme.pale : studio.theme.ink;
      return inked(mask, colour, (width - mask.width) / 2, middle - mask.height / 2);
    }),
  );
  return drawn.filter((overlay) => overlay !== null);
}

/** Draws a strip: H×W×3 bytes, W the layout's width. Throws `Refusal` truncatedPicture. */
export async function drawStrip(studio: Studio, strip: Strip): Promise<Buffer> {
  const size = { width: studio.layout.width, height: strip.height };
  if (strip.kind === 'header') return drawHeader(studio.plan, studio.theme, size);
  if (strip.kind === 'footer') return drawFooter(studio.plan, studio.theme, size);
  const [r, g, b] = studio.theme.paper;
  const layers: OverlayOptions[] = [];
  for (const each of strip.cells) layers.push(...(await cell(studio, each)));
  for (const words of strip.words) layers.push(...(await wordsOf(studio, words)));
  return sharp({ create: { ...size, channels: 3, background: { r, g, b } } })
    .composite(layers)
    .removeAlpha()
    .raw()
    .toBuffer();
}
