/** Turns any accepted picture into an 8-bit sRGB raster on disk. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { decodeFailure } from './damage';
import type { PictureProbe } from './probe';
import { sharp } from './sharp';
import { turnRaster } from './turn';

/**
 * Decodes the first page of `source` into `target` (a `.v` raster): ICC profile and CMYK converted to sRGB,
 * 16 bits reduced to 8, palette and grey expanded to RGB, straight alpha kept, EXIF orientation applied.
 * Throws `Refusal` truncatedPicture when the data ends early or cannot be decoded.
 */
export async function decodeToRaster(source: string, target: string, probe: PictureProbe): Promise<void> {
  const upright = probe.orientation === 1;
  const decoded = upright ? target : path.join(path.dirname(target), 'as-stored.v');
  try {
    await sharp(source, { failOn: 'truncated', limitInputPixels: probe.width * probe.height })
      .toColourspace('srgb')
      .toFile(decoded);
  } catch (error) {
    throw decodeFailure(error);
  }
  if (upright) return;
  await turnRaster(decoded, target, probe.orientation);
  await rm(decoded);
}
