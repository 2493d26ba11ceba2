/** Pictures made in code for tests: no file of unclear rights, and every pixel known. */
import { sharp } from '@/server/media/pixels/sharp';

/**
 * A photo-like picture (H×W×3, 0..255): smooth light, a round edge, fine stripes. Enough detail that enlarging by a
 * network and by nearest-neighbour differ plainly.
 */
export function drawnPhoto(width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = Math.hypot(x - width / 2, y - height / 2);
      const disc = distance < Math.min(width, height) / 3 ? 90 : 0;
      const stripes = 18 * Math.sin((x + 2 * y) / 5) * Math.cos(y / 23);
      const at = (y * width + x) * 3;
      pixels[at] = 60 + (120 * x) / width + disc + stripes;
      pixels[at + 1] = 90 + (80 * y) / height + disc / 2 + stripes;
      pixels[at + 2] = 150 - (60 * x) / width - disc / 3 - stripes;
    }
  }
  return pixels;
}

/** The drawn photograph as a file. */
export async function writeDrawnPhoto(path: string, width: number, height: number): Promise<void> {
  await sharp(drawnPhoto(width, height), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toFile(path);
}
