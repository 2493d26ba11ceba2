/** Originals for benchmarks, made in code. */
import path from 'node:path';
import { sharp } from '@/server/media/pixels/sharp';
import { scene } from '@/server/media/pixels/testing';

export interface Size {
  width: number;
  height: number;
}

export const megapixels = ({ width, height }: Size) => (width * height) / 1e6;

/** Something like a photograph to an engine, with edges, shading and grain everywhere: one scene, repeated. */
async function paved({ width, height }: Size) {
  const [w, h] = [Math.min(512, width), Math.min(384, height)];
  const tile = await sharp(scene(w, h), { raw: { width: w, height: h, channels: 3 } })
    .png()
    .toBuffer();
  const blank = { create: { width, height, channels: 3, background: '#000' } } as const;
  return sharp(blank).composite([{ input: tile, tile: true }]);
}

/** Stores a JPEG of this size in a folder. */
export async function photograph(folder: string, size: Size): Promise<string> {
  const file = path.join(folder, `${size.width}x${size.height}.jpg`);
  await (await paved(size)).jpeg({ quality: 92 }).toFile(file);
  return file;
}

/** Stores the same as a decoded raster (`.v`, H×W×3 bytes). */
export async function decodedPhotograph(file: string, size: Size): Promise<void> {
  await (await paved(size)).removeAlpha().toColourspace('srgb').toFile(file);
}
