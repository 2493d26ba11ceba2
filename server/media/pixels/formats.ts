/** Which file formats can hold a picture of a size, and which one is taken when the wished one cannot. */
import { RESULT_FORMATS, type ResultFormat } from '@/server/enhance/operations';
import { Refusal } from '@/server/platform/errors';

/** px as displayed. */
interface Size {
  width: number;
  height: number;
}

/** Longest side in px (JPEG: libjpeg's JPEG_MAX_DIMENSION; WebP: 14 bits). */
const SIDE_LIMITS: Readonly<Record<ResultFormat, number>> = {
  png: 2_147_483_647,
  jpeg: 65_500,
  webp: 16_383,
  tiff: 2_147_483_647,
};

/** WebP is encoded from memory: 16 megapixels took 180 MB, 67 took 410; the others stream at any size. */
const WEBP_MEGAPIXELS = 64;
const MEGAPIXEL = 1_000_000;

/** Above this a substitute is TIFF: cut out of the master within seconds, and made for what is read in parts. */
const TIFF_ABOVE_PIXELS = 500 * MEGAPIXEL;

/** Why a format cannot hold a picture: `Refusal` formatTooSmall or formatTooManyPixels {format, limit}; else null. */
export function formatProblem(format: ResultFormat, { width, height }: Size): Refusal | null {
  const limit = SIDE_LIMITS[format];
  if (Math.max(width, height) > limit) return new Refusal('invalid', 'formatTooSmall', { format, limit });
  return format === 'webp' && width * height > WEBP_MEGAPIXELS * MEGAPIXEL
    ? new Refusal('invalid', 'formatTooManyPixels', { format, limit: WEBP_MEGAPIXELS })
    : null;
}

/** The formats that can hold a picture. */
export function formatsFor(size: Size): ResultFormat[] {
  return RESULT_FORMATS.filter((format) => formatProblem(format, size) === null);
}

/** The wished format, or the one that takes its place when it cannot hold the picture. */
export function formatFor(wished: ResultFormat, size: Size): ResultFormat {
  if (formatProblem(wished, size) === null) return wished;
  return size.width * size.height > TIFF_ABOVE_PIXELS ? 'tiff' : 'png';
}
