/** Pictures that may be shown before they are paid for: the house's and the partner's name all over them. */
import { rename, rm } from 'node:fs/promises';
import { sharp } from '@/server/media/pixels/sharp';
import { inkSheet } from '@/server/media/text/ink';
import { letterMask } from '@/server/media/text/lettering';

/** Degrees; rising, as handwriting on a print. */
const SLOPE = -24;
/** Em of the letters by the longer side, and at least so many px. */
const LETTER_SHARE = 1 / 30;
const SMALLEST_LETTER = 13;
/** Share of the ink that covers the picture: seen everywhere, and the picture seen through it. */
const INK = 0.46;
const JPEG_QUALITY = 86;

const NOTHING = { r: 0, g: 0, b: 0, alpha: 0 } as const;
const WHITE = [255, 255, 255] as const;

export interface ShownPicture {
  width: number;
  height: number;
  mime: 'image/jpeg' | 'image/png';
}

/** One line of text with a soft shadow, sloping; legible on light and dark alike. */
async function slopingText(text: string, size: number) {
  const mask = await letterMask({ text, size, tracking: 0.12 });
  if (!mask) throw new Error('the watermark has no letter that can be drawn');
  const { rgba, width, height } = await inkSheet(mask, { colour: WHITE, shadow: 0.55, reach: size / 12 });
  const faint = Buffer.from(rgba);
  for (let at = 3; at < faint.length; at += 4) faint[at] = Math.round(faint[at] * INK);
  return sharp(faint, { raw: { width, height, channels: 4 } })
    .rotate(SLOPE, { background: NOTHING })
    .png()
    .toBuffer({ resolveWithObject: true });
}

/** What is repeated over a picture: two lines, the second one half a step aside, as bricks lie. */
async function tileOf(text: string, size: number) {
  const { data, info } = await slopingText(text, size);
  const [stepX, stepY] = [info.width + Math.round(1.6 * size), info.height + Math.round(0.6 * size)];
  const [width, height] = [2 * stepX, 2 * stepY];
  const input = await sharp({ create: { width, height, channels: 4, background: NOTHING } })
    .composite([
      { input: data, left: 0, top: 0 },
      { input: data, left: stepX, top: stepY },
    ])
    .png()
    .toBuffer();
  return { input, width, height };
}

/** A sheet of a picture's size, covered with tiles; the middle of one where even that is larger than the picture. */
async function overlayOf(text: string, size: number, picture: { width: number; height: number }) {
  const { input, ...tile } = await tileOf(text, size);
  const width = Math.max(tile.width, picture.width);
  const height = Math.max(tile.height, picture.height);
  const sheet = await sharp({ create: { width, height, channels: 4, background: NOTHING } })
    .composite([{ input, tile: true, gravity: 'northwest' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  const left = Math.floor((width - picture.width) / 2);
  const top = Math.floor((height - picture.height) / 2);
  return sharp(sheet)
    .extract({ left, top, ...picture })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/**
 * Writes `picture`, at most `maxSide` px long, with `text` all over it: JPEG, or PNG where it is transparent.
 * `target` appears when it is complete.
 */
export async function writeWatermarked({
  picture,
  target,
  maxSide,
  text,
}: {
  picture: string;
  target: string;
  maxSide: number;
  text: string;
}): Promise<ShownPicture> {
  const shrunk = await sharp(picture, { failOn: 'truncated' })
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = shrunk.info;
  const size = Math.max(SMALLEST_LETTER, Math.round(Math.max(width, height) * LETTER_SHARE));
  const marked = sharp(shrunk.data).composite([{ input: await overlayOf(text, size, { width, height }) }]);
  const transparent = channels === 4;
  const temporary = `${target}.part`;
  try {
    await (transparent ? marked.png({ compressionLevel: 6 }) : marked.jpeg({ quality: JPEG_QUALITY })).toFile(
      temporary,
    );
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return { width, height, mime: transparent ? 'image/png' : 'image/jpeg' };
}
