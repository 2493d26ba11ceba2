/** Storing a picture that was made at once. */
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Sharp } from 'sharp';

const QUALITY = 92;

/**
 * Writes a picture in the format that the target's name says (.png, .webp, else JPEG on white), tagged sRGB, by way
 * of a temporary name. `chroma`: how fine the colours of a JPEG are kept.
 */
export async function writePicture(picture: Sharp, target: string, chroma: '4:4:4' | '4:2:0'): Promise<void> {
  const temporary = `${target}.part`;
  const tagged = picture.withIccProfile('srgb');
  const encoders: Readonly<Record<string, () => Sharp>> = {
    '.png': () => tagged.png({ compressionLevel: 4 }),
    '.webp': () => tagged.webp({ quality: QUALITY, effort: 2 }),
  };
  // Optimised Huffman tables would save a hundredth and keep the whole picture in memory.
  const jpeg = () =>
    tagged
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY, chromaSubsampling: chroma, optimiseCoding: false });
  try {
    await (encoders[path.extname(target).toLowerCase()] ?? jpeg)().toFile(temporary);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}
