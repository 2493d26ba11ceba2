/** How many times larger a wished size is than a picture: told by the page, decided by the server. */
import type { SizeWish } from '@/src/lib/api-types';

/** px as displayed. */
export interface Size {
  width: number;
  height: number;
}

const MM_PER_INCH = 25.4;
const dots = (mm: number, dpi: number) => Math.round((mm / MM_PER_INCH) * dpi);

/**
 * Result side over picture side; more than the largest factor is possible. A print covers the whole sheet, which
 * lies as the picture does.
 */
export function ratioOf(wish: SizeWish, { width, height }: Size): number {
  switch (wish.by) {
    case 'factor':
      return wish.factor;
    case 'width':
      return wish.px / width;
    case 'height':
      return wish.px / height;
    case 'print':
      return Math.max(
        dots(wish.longMm, wish.dpi) / Math.max(width, height),
        dots(wish.shortMm, wish.dpi) / Math.min(width, height),
      );
  }
}
