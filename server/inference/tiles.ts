/** How a picture is cut: tiles are what the network sees at once, and all that is in memory. */
import type { Rect } from '@/server/media/pixels/raster';

/**
 * px; a 256 px tile with 10 px around costs ≤ 20 % over the whole picture at a fifth of its memory
 * (design/models.md), and 4 % of processor time over 512 px at four times the memory (m8c48: 517 and 499 ms for
 * each output megapixel).
 */
export const TILE = 256;

/** The rectangles of at most `width`×`height` px that cover `area`, row by row. */
export function* cut(area: Rect, width: number, height: number): Generator<Rect> {
  for (let top = area.top; top < area.top + area.height; top += height) {
    for (let left = area.left; left < area.left + area.width; left += width) {
      yield {
        left,
        top,
        width: Math.min(width, area.left + area.width - left),
        height: Math.min(height, area.top + area.height - top),
      };
    }
  }
}

/**
 * `rect` with `halo` px more on each side, clipped to the picture. Clipped, not reflected: at the picture's
 * border the network then pads with zeros exactly as it does when it sees the whole picture.
 */
export function grow(rect: Rect, halo: number, picture: { width: number; height: number }): Rect {
  const left = Math.max(0, rect.left - halo);
  const top = Math.max(0, rect.top - halo);
  return {
    left,
    top,
    width: Math.min(picture.width, rect.left + rect.width + halo) - left,
    height: Math.min(picture.height, rect.top + rect.height + halo) - top,
  };
}

/** The same rectangle in a picture enlarged `scale` times. */
export function enlarged({ left, top, width, height }: Rect, scale: number): Rect {
  return { left: left * scale, top: top * scale, width: width * scale, height: height * scale };
}
