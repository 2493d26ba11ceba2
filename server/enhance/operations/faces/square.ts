/** The square of a picture in which a face network sees a face. */
import type { Specialist } from '@/server/inference/manifest';
import type { Size } from '@/src/lib/size-ratio';
import type { Box } from '../../operations';

/** px; may reach beyond the picture, where it is mirrored. */
export interface Square {
  left: number;
  top: number;
  /** A multiple of `step`. */
  side: number;
  /** So many px of the picture across and down are averaged first: no large square is ever whole in memory. */
  step: number;
}

/**
 * As in the pictures that such networks learn from (FFHQ: upright, eyes a quarter of the side apart) around a box from
 * hairline to chin: so many times its longer side, its middle a little above the box's.
 */
const CROP = { scale: 1.5, down: -0.05 } as const;
/** px of the longer side of a box: in fewer there is no face to keep, and all would be invented. */
export const LEAST_FACE = 20;

/** The square around a face (shares 0..1 of the picture) for a network of `size` px; nothing where it is too small. */
export function squareAround(
  face: Box,
  picture: Size,
  { size, crop: { scale, down } = CROP }: Pick<Specialist<'face'>, 'size' | 'crop'>,
): Square | undefined {
  const [width, height] = [face.width * picture.width, face.height * picture.height];
  const longer = Math.max(width, height);
  if (longer < LEAST_FACE) return undefined;
  const step = Math.max(1, Math.floor((scale * longer) / (2 * size)));
  const side = Math.round((scale * longer) / step) * step;
  const [x, y] = [face.x * picture.width + width / 2, face.y * picture.height + height / 2 + down * longer];
  return { left: Math.round(x - side / 2), top: Math.round(y - side / 2), side, step };
}
