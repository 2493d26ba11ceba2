/** What the command line says, in English; the page has its own dictionaries. */
import type { PictureNotice } from '@/server/media/pixels/notices';
import { Refusal } from '@/server/platform/errors';

const REFUSALS: Readonly<Record<string, string>> = {
  emptyFile: 'the file is empty',
  notAPicture: 'the file is not a picture',
  unsupportedPicture: '{format} is not supported: use JPEG, PNG, WebP, GIF, TIFF or AVIF',
  truncatedPicture: 'the picture is incomplete or damaged',
  tooManyPixels: 'the picture has {width}×{height} pixels, more than the {limit} allowed',
  sideTooLong: 'the picture has {width}×{height} pixels; no side may be longer than {limit}',
  formatTooSmall: '{format} holds at most {limit} pixels a side',
  formatTooManyPixels: '{format} is made up to {limit} megapixels',
  targetNotLarger: 'the picture has {width}×{height} pixels: it is as large already',
  targetTooLarge: 'that is more than ×16 of {width}×{height} pixels, the most there is',
  networkMissing: 'no network {network} is installed: see models/manifest.json',
  diskFull: 'the disk is full',
  modelMissing: 'no network for this is installed: see models/manifest.json',
};

const NOTICES: Readonly<Record<PictureNotice, string>> = {
  firstPageOnly: 'the file holds several pictures; only the first one is enlarged',
  convertedFromCmyk: 'converted from CMYK to sRGB',
  reducedTo8Bits: 'reduced to 8 bits a channel',
  styleSubstituted: 'no network of this style is installed; the other style was used',
  noiseSubstituted: 'no network of this noise level is installed; the nearest was used',
};

/** One line for anything that was thrown. */
export function explain(error: unknown): string {
  if (error instanceof Refusal) {
    const text = REFUSALS[error.code] ?? error.message;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(error.detail[name] ?? name));
  }
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'failed';
}

export function noticeText(notice: PictureNotice): string {
  return NOTICES[notice];
}
