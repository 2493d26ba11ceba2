/** How noisy a picture is, from a piece of it at full size. */
import { sharp } from '@/server/media/pixels/sharp';
import type { Size } from '@/src/lib/size-ratio';

/** px on each side of the piece. */
const PIECE = 768;
const BLOCK = 16;
/** The calmest blocks tell the noise; the others, the picture. */
const CALM = 0.2;

/**
 * Standard deviation of noise in levels of 255, by a Laplacian that cancels slopes (Immerkær 1996), over the calmest
 * blocks of the middle of the picture.
 */
export async function noiseOf(picture: string, { width, height }: Size): Promise<number> {
  const piece = { width: Math.min(PIECE, width), height: Math.min(PIECE, height) };
  const { data } = await sharp(picture, { failOn: 'truncated' })
    .autoOrient()
    .extract({
      left: Math.floor((width - piece.width) / 2),
      top: Math.floor((height - piece.height) / 2),
      ...piece,
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const row = piece.width;
  const deviations: number[] = [];
  for (let top = 1; top + BLOCK < piece.height; top += BLOCK) {
    for (let left = 1; left + BLOCK < piece.width; left += BLOCK) {
      let sum = 0;
      for (let y = top; y < top + BLOCK; y++) {
        for (let x = left; x < left + BLOCK; x++) {
          const i = y * row + x;
          const corners = data[i - row - 1] + data[i - row + 1] + data[i + row - 1] + data[i + row + 1];
          const sides = data[i - row] + data[i + row] + data[i - 1] + data[i + 1];
          sum += Math.abs(corners - 2 * sides + 4 * data[i]);
        }
      }
      deviations.push((Math.sqrt(Math.PI / 2) * sum) / (6 * BLOCK ** 2));
    }
  }
  deviations.sort((a, b) => a - b);
  return deviations[Math.floor(CALM * deviations.length)] ?? 0;
}
