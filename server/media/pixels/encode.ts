/** Files for download, made from a master. */
import { rename, rm } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { ResultEncoding, ResultFormat } from '@/server/enhance/operations';
import { Refusal } from '@/server/platform/errors';
import { sharp } from './sharp';

export { makePreview } from './preview';

/** Longest side in px that a format can hold (JPEG: libjpeg's JPEG_MAX_DIMENSION; WebP: 14 bits). */
export const formatLimits: Readonly<Record<ResultFormat, number>> = {
  png: 2_147_483_647,
  jpeg: 65_500,
  webp: 16_383,
};

/** The formats that can hold a picture of this size in px. */
export function formatsFor(width: number, height: number): ResultFormat[] {
  const formats: ResultFormat[] = ['png', 'jpeg', 'webp'];
  return formats.filter((format) => Math.max(width, height) <= formatLimits[format]);
}

/** Optimised Huffman tables need every coefficient in memory: 580 MB for 48 megapixels, to save 1 %. */
const OPTIMISE_BELOW_PIXELS = 8_000_000;

const ENCODERS: Readonly<Record<ResultFormat, (picture: Sharp, quality: number, pixels: number) => Sharp>> = {
  // 48 megapixels: level 3 with filters 4.9 s and 55 MB; level 6 7.8 s and 53 MB; without filters 105 MB.
  png: (picture) => picture.png({ compressionLevel: 3, adaptiveFiltering: true }),
  jpeg: (picture, quality, pixels) =>
    picture.flatten({ background: '#ffffff' }).jpeg({
      quality,
      // Halved colour would undo what the network restored; below this nobody looks that closely.
      chromaSubsampling: quality >= 90 ? '4:4:4' : '4:2:0',
      optimiseCoding: pixels <= OPTIMISE_BELOW_PIXELS,
    }),
  webp: (picture, quality) => picture.webp({ quality, effort: 2 }),
};

export interface EncodedResult {
  bytes: number;
  width: number;
  height: number;
}

/**
 * Encodes a master as PNG, JPEG (transparency becomes white) or WebP, tagged sRGB, with the master's density
 * and no other metadata. `target` appears only when it is complete.
 * Throws `Refusal` formatTooSmall {format, limit} when the format cannot hold the picture.
 */
export async function encodeResult({
  master,
  target,
  encoding: { format, quality },
}: {
  master: string;
  target: string;
  encoding: ResultEncoding;
}): Promise<EncodedResult> {
  const picture = sharp(master, { limitInputPixels: false });
  const { width, height, density } = await picture.metadata();
  if (Math.max(width, height) > formatLimits[format]) {
    throw new Refusal('invalid', 'formatTooSmall', { format, limit: formatLimits[format] });
  }
  const temporary = `${target}.part`;
  try {
    // The master carries no EXIF, so that `withMetadata` adds the density and nothing of the original's.
    const tagged = density ? picture.withMetadata({ density }) : picture.withIccProfile('srgb');
    const { size } = await ENCODERS[format](tagged, quality, width * height).toFile(temporary);
    await rename(temporary, target);
    return { bytes: size, width, height };
  } finally {
    await rm(temporary, { force: true });
  }
}
