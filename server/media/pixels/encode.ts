/** Files for download, made from a master. */
import { rename, rm, stat } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { ResultEncoding, ResultFormat } from '@/server/enhance/operations';
import { formatProblem } from './formats';
import { writePlainTiff } from './plain-tiff';
import { savePicture, type SaveOptions } from './save';
import { sharp } from './sharp';

export { makePreview } from './preview';

/** Optimised Huffman tables need every coefficient in memory: 580 MB for 48 megapixels, to save 1 %. */
const OPTIMISE_BELOW_PIXELS = 8_000_000;

type Encoder = (picture: Sharp, quality: number, pixels: number) => Sharp;

/** TIFF is not among them: it is cut out of the master. */
const ENCODERS: Readonly<Record<Exclude<ResultFormat, 'tiff'>, Encoder>> = {
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

/** Bytes of a result by those of its master, roughly: what progress is measured by. */
const SHARE_OF_MASTER: Readonly<Record<ResultFormat, number>> = {
  png: 0.6,
  jpeg: 0.15,
  webp: 0.1,
  tiff: 0.7,
};

export interface EncodedResult {
  bytes: number;
  width: number;
  height: number;
}

export interface EncodeJob extends SaveOptions {
  master: string;
  target: string;
  encoding: ResultEncoding;
}

async function writeTiff({ master, target, signal, onProgress }: EncodeJob): Promise<number> {
  const temporary = `${target}.part`;
  try {
    await writePlainTiff({ master, target: temporary, signal, onProgress });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
  return (await stat(target)).size;
}

/**
 * Encodes a master as PNG, JPEG (transparency becomes white), WebP or TIFF, tagged sRGB, with the master's
 * density and no other metadata, in bounded memory. `target` appears only when it is complete.
 * Throws `Refusal` formatTooSmall or formatTooManyPixels {format, limit}, or the signal's reason.
 */
export async function encodeResult(job: EncodeJob): Promise<EncodedResult> {
  const { master, target, signal, onProgress } = job;
  const { format, quality } = job.encoding;
  const picture = sharp(master, { limitInputPixels: false });
  const { width, height, ...of } = await picture.metadata();
  const density = job.encoding.density ?? of.density;
  const problem = formatProblem(format, { width, height });
  if (problem) throw problem;
  if (format === 'tiff') return { bytes: await writeTiff(job), width, height };
  // The master carries no EXIF, so that `withMetadata` adds the density and nothing of the original's.
  const tagged = density ? picture.withMetadata({ density }) : picture.withIccProfile('srgb');
  const encoded = ENCODERS[format](tagged, quality, width * height);
  const expected = (await stat(master)).size * SHARE_OF_MASTER[format];
  const { size } = await savePicture(encoded, target, expected, { signal, onProgress });
  return { bytes: size, width, height };
}
