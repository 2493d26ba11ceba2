/** What file formats can hold. The server decides by the same limits (server/media/pixels/formats.ts). */
import type { Format } from './api-types';

export interface PixelSize {
  width: number;
  height: number;
}

export const FORMATS: readonly Format[] = ['png', 'jpeg', 'webp', 'tiff'];

/** Longest side in px. */
const LONGEST: Partial<Record<Format, number>> = { jpeg: 65_500, webp: 16_383 };
const WEBP_MEGAPIXELS = 64;
/** Results of more than so many px that their format cannot hold become TIFF rather than PNG. */
const TIFF_ABOVE = 500e6;

/** Whether a format trades fineness for bytes; the others keep every pixel. */
export function hasQuality(format: Format): boolean {
  return format === 'jpeg' || format === 'webp';
}

/** Why a format cannot hold a picture: a side in px or the megapixels are more than `limit`; null when it can. */
export function misfit(
  format: Format,
  { width, height }: PixelSize,
): { by: 'side' | 'megapixels'; limit: number } | null {
  const longest = LONGEST[format];
  if (longest !== undefined && Math.max(width, height) > longest) return { by: 'side', limit: longest };
  return format === 'webp' && width * height > WEBP_MEGAPIXELS * 1e6
    ? { by: 'megapixels', limit: WEBP_MEGAPIXELS }
    : null;
}

/** The wished format, or the one that stands in for it where it cannot hold the picture. */
export function holding(format: Format, size: PixelSize): Format {
  if (misfit(format, size) === null) return format;
  return size.width * size.height > TIFF_ABOVE ? 'tiff' : 'png';
}
