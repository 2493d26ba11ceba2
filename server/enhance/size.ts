/** From the size that is wished to the factor and the exact pixels for one picture. */
import { Refusal } from '@/server/platform/errors';
import { ratioOf, type Size } from '@/src/lib/size-ratio';
import { SCALES, type Operation, type OperationWish, type SizeWish } from './operations';

type FrozenSize = Pick<Operation, 'scale' | 'width' | 'height' | 'density'>;

/**
 * Fixes a size for a picture of `width`×`height` px: the smallest factor that reaches it, and the exact result
 * where that is less than the factor's. The side that was asked for comes out exactly; the other one keeps the
 * aspect to half a pixel. Throws `Refusal` targetNotLarger or targetTooLarge, with the picture's {width, height}.
 */
export function freezeSize(wish: SizeWish, { width, height }: Size): FrozenSize {
  const ratio = ratioOf(wish, { width, height });
  if (ratio <= 1) throw new Refusal('invalid', 'targetNotLarger', { width, height });
  const scale = SCALES.find((factor) => factor >= ratio);
  if (!scale) throw new Refusal('tooLarge', 'targetTooLarge', { width, height });
  const density = wish.by === 'print' ? { density: wish.dpi } : {};
  const exact = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
  const whole = exact.width === width * scale && exact.height === height * scale;
  return { scale, ...(whole ? {} : exact), ...density };
}

/** Fixes a wish for a picture of `width`×`height` px. Throws as `freezeSize`. */
export function freeze({ size, ...rest }: OperationWish, picture: Size): Operation {
  return { ...rest, ...freezeSize(size, picture) };
}

/** What a frozen operation makes of a picture, in px. */
export function resultSize({ scale, width, height }: FrozenSize, picture: Size): Size {
  return { width: width ?? picture.width * scale, height: height ?? picture.height * scale };
}
