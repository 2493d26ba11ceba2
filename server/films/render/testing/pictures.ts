/** Pictures of films for tests: textured everywhere, so that motion can be measured, and made in code. */
import { fractalNoise } from '../../noise';
import { sharp } from '@/server/media/pixels/sharp';

/** Clouds of three colours, H×W×3. */
export function clouds(width: number, height: number, seed: number): Buffer {
  const out = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const value = fractalNoise(x / 34, y / 34, 4, seed);
      out[at] = 128 + 90 * value;
      out[at + 1] = 128 + 70 * fractalNoise(x / 50, y / 50, 2, seed + 5) + 40 * value;
      out[at + 2] = 128 - 60 * value;
    }
  }
  return out;
}

export async function writeClouds(file: string, width: number, height: number, seed: number): Promise<void> {
  await sharp(clouds(width, height, seed), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toFile(file);
}
