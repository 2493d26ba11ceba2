/** The most detailed place of a picture: where a lens shows best what enlarging has done. */
import { sharp } from './sharp';

/** Longer side in px of the copy that is judged, and side of its blocks. */
const JUDGED_SIDE = 512;
const BLOCK = 16;
/** Blocks on each side of the place that count with it: about what a lens shows. */
const AROUND = 2;

/** Sums of |Laplacian| of H×W bytes over blocks of `BLOCK` px, rows × columns. */
function detailByBlock(grey: Uint8Array, width: number, height: number): number[][] {
  const rows = Array.from({ length: Math.ceil(height / BLOCK) }, () =>
    new Array<number>(Math.ceil(width / BLOCK)).fill(0),
  );
  const at = (x: number, y: number) => grey[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y++) {
    const row = rows[Math.floor(y / BLOCK)] ?? [];
    for (let x = 1; x < width - 1; x++) {
      const column = Math.floor(x / BLOCK);
      const laplacian = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
      row[column] = (row[column] ?? 0) + Math.abs(laplacian);
    }
  }
  return rows;
}

/** The place as shares of width and height, 0..1; the middle for a picture without any detail. */
export async function findFocus(picture: string): Promise<{ x: number; y: number }> {
  const { data, info } = await sharp(picture, { limitInputPixels: false, failOn: 'truncated' })
    .resize(JUDGED_SIDE, JUDGED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const blocks = detailByBlock(data, info.width, info.height);
  let best = { detail: 0, x: 0.5, y: 0.5 };
  blocks.forEach((row, y) =>
    row.forEach((_, x) => {
      const near = blocks.slice(Math.max(0, y - AROUND), y + AROUND + 1);
      const detail = near
        .flatMap((line) => line.slice(Math.max(0, x - AROUND), x + AROUND + 1))
        .reduce((sum, part) => sum + part, 0);
      if (detail > best.detail) best = { detail, x: (x + 0.5) / row.length, y: (y + 0.5) / blocks.length };
    }),
  );
  return { x: best.x, y: best.y };
}
