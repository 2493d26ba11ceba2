/** Small WebP pictures for pages: of originals and of masters. */
import { rename, rm } from 'node:fs/promises';
import { decodeFailure } from './damage';
import { sharp } from './sharp';

const PREVIEW_QUALITY = 82;

/** A picture's size is limited when it is accepted; a master's is not limited at all. */
const OPTIONS = { limitInputPixels: false, failOn: 'truncated' } as const;

interface Size {
  width: number;
  height: number;
}

/**
 * The page to shrink from: of a pyramid the smallest level that is not below `side` px, else the first page.
 * Pages count as a pyramid only if the one wanted has exactly the size of that level.
 */
async function startingPage(
  picture: string,
  { width, height }: Size,
  side: number,
  pages: number,
): Promise<number> {
  const halvings = Math.floor(Math.log2(Math.max(1, Math.max(width, height) / side)));
  const level = Math.min(halvings, pages - 1);
  if (level === 0) return 0;
  const page = await sharp(picture, { ...OPTIONS, page: level }).metadata();
  const halved = page.width === width >> level && page.height === height >> level;
  return page.format === 'tiff' && halved ? level : 0;
}

/**
 * Writes a WebP of `picture` (an accepted original or a master) whose longer side is at most `maxSide` px;
 * never larger than the picture itself, upright, in sRGB, without metadata. `target` appears when complete.
 */
export async function makePreview({
  picture,
  target,
  maxSide,
}: {
  picture: string;
  target: string;
  maxSide: number;
}): Promise<{ width: number; height: number; bytes: number }> {
  const meta = await sharp(picture, OPTIONS).metadata();
  const { width, height } = meta.autoOrient;
  const shrink = Math.min(1, maxSide / Math.max(width, height));
  const page = await startingPage(picture, meta, maxSide, meta.pages ?? 1);
  const temporary = `${target}.part`;
  try {
    const info = await sharp(picture, { ...OPTIONS, page })
      .autoOrient()
      .resize({
        width: Math.max(1, Math.round(width * shrink)),
        height: Math.max(1, Math.round(height * shrink)),
        fit: 'fill',
      })
      .toColourspace('srgb')
      .webp({ quality: PREVIEW_QUALITY, effort: 2 })
      .toFile(temporary);
    await rename(temporary, target);
    return { width: info.width, height: info.height, bytes: info.size };
  } catch (error) {
    throw decodeFailure(error);
  } finally {
    await rm(temporary, { force: true });
  }
}
