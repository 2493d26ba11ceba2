/** Cuts a region out of a picture: the lens of the comparison. Fast on masters, which are tiled. */
import { Refusal } from '@/server/platform/errors';
import type { Rect } from './raster';
import { resample } from './resample';
import { sharp } from './sharp';

/** px of the region, and of the result; the lens needs a fraction of this. */
const REGION_LIMIT = 4096 * 4096;

interface Size {
  width: number;
  height: number;
}

export interface RegionRequest {
  /** A master or an accepted original (then with its orientation applied). */
  picture: string;
  /** px of the upright picture, wholly inside it; fractions of px only where it is scaled. */
  rect: Rect;
  /** Size in px of the result; the region's own when absent. Any scale, with true geometry. */
  scaleTo?: Size;
  format?: 'webp' | 'jpeg';
}

/** px around a region that bicubic interpolation looks at. */
const LOOKS_AROUND = 3;
/** Fractions of px are computed, and may miss a border by as much as rounding does. */
const ROUNDING = 1e-6;

/** The whole px that a rectangle needs, inside a picture: itself, or more for what a scaled one looks at. */
function cutFor({ left, top, width, height }: Rect, around: number, picture: Size): Rect {
  const from = { x: Math.max(0, Math.floor(left - around)), y: Math.max(0, Math.floor(top - around)) };
  return {
    left: from.x,
    top: from.y,
    width: Math.min(picture.width, Math.ceil(left + width + around)) - from.x,
    height: Math.min(picture.height, Math.ceil(top + height + around)) - from.y,
  };
}

function isAllowed(rect: Rect, size: Size, picture: Size): boolean {
  return (
    [size.width, size.height].every((side) => Number.isInteger(side) && side >= 1) &&
    Math.min(rect.left, rect.top) >= 0 &&
    Math.min(rect.width, rect.height) > 0 &&
    rect.left + rect.width <= picture.width + ROUNDING &&
    rect.top + rect.height <= picture.height + ROUNDING &&
    Math.max(rect.width * rect.height, size.width * size.height) <= REGION_LIMIT
  );
}

/** The region, encoded. Throws `Refusal` badRegion when it is empty, too large or not inside the picture. */
export async function readRegion({
  picture,
  rect,
  scaleTo,
  format = 'webp',
}: RegionRequest): Promise<Buffer> {
  const size = scaleTo ?? { width: rect.width, height: rect.height };
  const options = { limitInputPixels: false, sequentialRead: false, failOn: 'truncated' } as const;
  const { width, height } = (await sharp(picture, options).metadata()).autoOrient;
  if (!isAllowed(rect, size, { width, height })) throw new Refusal('invalid', 'badRegion', { width, height });
  const whole = Number.isInteger(rect.left) && Number.isInteger(rect.top);
  const same = whole && size.width === rect.width && size.height === rect.height;
  const reduction = Math.max(1, rect.width / size.width, rect.height / size.height);
  const cut = cutFor(rect, same ? 0 : LOOKS_AROUND * reduction, { width, height });
  const { data, info } = await sharp(picture, options)
    .autoOrient()
    .extract(cut)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const channels = info.channels;
  const window = { ...rect, left: rect.left - cut.left, top: rect.top - cut.top };
  const pixels = same
    ? data
    : Uint8ClampedArray.from(resample({ data, ...info, channels }, size.width, size.height, { window }));
  const result = sharp(pixels, { raw: { ...size, channels } });
  return format === 'jpeg'
    ? result.flatten({ background: '#ffffff' }).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
    : result.webp({ quality: 90, effort: 1 }).toBuffer();
}
