/** Looks at a picture without decoding it, and refuses what could not or must not be decoded. */
import type { Metadata } from 'sharp';
import { Refusal } from '@/server/platform/errors';
import { decodeFailure } from './damage';
import type { PictureNotice } from './notices';
import { sharp } from './sharp';
import { PICTURE_MIME, sniffFile, type PictureFormat } from './sniff';

/** Pictures above this are refused before a pixel is decoded. */
export const DEFAULT_PIXEL_LIMIT = 100_000_000;
/** Longest side in px: keeps a single row, which libvips holds whole, within a few hundred kilobytes. */
export const SIDE_LIMIT = 65_500;

export interface PictureProbe {
  format: PictureFormat;
  mime: string;
  /** px as displayed, after EXIF orientation. */
  width: number;
  height: number;
  /** Frames or pages in the file; only the first one is used. */
  pages: number;
  hasAlpha: boolean;
  /** Bits per channel in the file: 8, 16 or 32. */
  bitDepth: number;
  /** libvips' name: srgb, b-w, cmyk, rgb16, grey16, lab, … */
  colourSpace: string;
  /** EXIF orientation 1..8. */
  orientation: number;
  /** Dots per inch written in the file, if any. */
  density?: number;
  notices: PictureNotice[];
}

const BITS: Readonly<Record<string, number>> = { uchar: 8, char: 8, ushort: 16, short: 16 };

/** The header as libvips reads it. A file that carries the right signature but no readable header is damaged. */
async function header(path: string): Promise<Metadata> {
  try {
    return await sharp(path, { failOn: 'truncated', limitInputPixels: false }).metadata();
  } catch (error) {
    throw decodeFailure(error);
  }
}

/** The format by content, or the refusal that says why the file is none of ours. */
export async function pictureFormat(path: string): Promise<PictureFormat> {
  const sniffed = await sniffFile(path);
  if (sniffed.kind === 'supported') return sniffed.format;
  if (sniffed.kind === 'empty') throw new Refusal('invalid', 'emptyFile');
  if (sniffed.kind === 'known')
    throw new Refusal('unsupported', 'unsupportedPicture', { format: sniffed.format });
  throw new Refusal('unsupported', 'notAPicture');
}

function noticesOf(pages: number, colourSpace: string, bitDepth: number): PictureNotice[] {
  const notices: PictureNotice[] = [];
  if (pages > 1) notices.push('firstPageOnly');
  if (colourSpace === 'cmyk') notices.push('convertedFromCmyk');
  if (bitDepth > 8) notices.push('reducedTo8Bits');
  return notices;
}

/**
 * Reads a picture's header. Throws `Refusal` with code emptyFile, notAPicture, unsupportedPicture {format},
 * truncatedPicture, tooManyPixels {width, height, limit} or sideTooLong {width, height, limit}.
 */
export async function probePicture(
  path: string,
  { limitPixels = DEFAULT_PIXEL_LIMIT }: { limitPixels?: number } = {},
): Promise<PictureProbe> {
  const format = await pictureFormat(path);
  const meta = await header(path);
  const { width, height } = meta.autoOrient;
  if (width * height > limitPixels) {
    throw new Refusal('tooLarge', 'tooManyPixels', { width, height, limit: limitPixels });
  }
  if (Math.max(width, height) > SIDE_LIMIT) {
    throw new Refusal('tooLarge', 'sideTooLong', { width, height, limit: SIDE_LIMIT });
  }
  const pages = meta.pages ?? 1;
  const bitDepth = BITS[meta.depth] ?? 32;
  return {
    format,
    mime: PICTURE_MIME[format],
    width,
    height,
    pages,
    hasAlpha: meta.hasAlpha,
    bitDepth,
    colourSpace: meta.space,
    orientation: meta.orientation ?? 1,
    ...(meta.density ? { density: meta.density } : {}),
    notices: noticesOf(pages, meta.space, bitDepth),
  };
}
