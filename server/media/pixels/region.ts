/** Cuts a region out of a picture: the lens of the comparison. Fast on masters, which are tiled. */
import { Refusal } from '@/server/platform/errors';
import type { Rect } from './raster';
import { resample } from './resample';
import { sharp } from './sharp';

/** px of the region, and of the result; the lens needs a fraction of this. */
const REGION_LIMIT = 4096 * 4096;

export interface RegionRequest {
  /** A master or an accepted original (then with its orientation applied). */
  picture: string;
  /** px of the upright picture, wholly inside it. */
  rect: Rect;
  /** Size in px of the result; the region's own when absent. Any scale, with true geometry. */
  scaleTo?: { width: number; height: number };
  format?: 'webp' | 'jpeg';
}

/** The region, encoded. Throws `Refusal` badRegion when it is empty, too large or not inside the picture. */
export async function readRegion({
  picture,
  rect,
  scaleTo,
  format = 'webp',
}: RegionRequest): Promise<Buffer> {
  const size = scaleTo ?? rect;
  const options = { limitInputPixels: false, sequentialRead: false, failOn: 'truncated' } as const;
  const { width, height } = (await sharp(picture, options).metadata()).autoOrient;
  const whole = [rect.left, rect.top, rect.width, rect.height, size.width, size.height].every(
    Number.isInteger,
  );
  const inside =
    Math.min(rect.left, rect.top) >= 0 &&
    Math.min(rect.width, rect.height, size.width, size.height) >= 1 &&
    rect.left + rect.width <= width &&
    rect.top + rect.height <= height;
  if (!whole || !inside || Math.max(rect.width * rect.height, size.width * size.height) > REGION_LIMIT) {
    throw new Refusal('invalid', 'badRegion', { width, height });
  }
  const cut = sharp(picture, options).autoOrient().extract(rect).toColourspace('srgb');
  const { data, info } = await cut.raw().toBuffer({ resolveWithObject: true });
  const channels = info.channels;
  const same = size.width === rect.width && size.height === rect.height;
  const pixels = same
    ? data
    : Uint8ClampedArray.from(resample({ data, ...rect, channels }, size.width, size.height));
  const result = sharp(pixels, { raw: { width: size.width, height: size.height, channels } });
  return format === 'jpeg'
    ? result.flatten({ background: '#ffffff' }).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
    : result.webp({ quality: 90, effort: 1 }).toBuffer();
}
