/** From the size that is wished to the factor and the exact pixels for one picture. */
import { Refusal } from '@/server/platform/errors';
import { ratioOf, type Size } from '@/src/lib/size-ratio';
import {
  SCALES,
  type Operation,
  type OperationWish,
  type SizeWish,
  type UpscaleOperation,
  type UpscaleWish,
} from './operations';

type FrozenSize = Pick<UpscaleOperation, 'scale' | 'width' | 'height' | 'density'>;

/** px of the longer side below which a picture bears a factor (document 002, `rate` 0). */
const AUTO = [
  { below: 600, factor: 4 },
  { below: 1600, factor: 2 },
] as const;

/** The factor for a picture whose size was left to us; 1 where it is large enough. */
export function autoFactor({ width, height }: Size): 1 | 2 | 4 {
  return AUTO.find(({ below }) => Math.max(width, height) < below)?.factor ?? 1;
}

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

function freezeUpscale({ size, ...rest }: UpscaleWish, picture: Size): UpscaleOperation | null {
  if (size.by !== 'auto') return { ...rest, ...freezeSize(size, picture) };
  const scale = autoFactor(picture);
  return scale === 1 ? null : { ...rest, scale };
}

/**
 * Fixes a wish for a picture of `width`×`height` px; null where that needs nothing (`auto` on a large picture). Throws
 * as `freezeSize`.
 */
export function freeze(wish: OperationWish, picture: Size): Operation | null {
  return wish.kind === 'upscale' ? freezeUpscale(wish, picture) : wish;
}

/** What a frozen operation makes of a picture, in px. */
export function resultSize(operation: Operation | FrozenSize, picture: Size): Size {
  if (!('scale' in operation)) return picture;
  const { scale, width, height } = operation;
  return { width: width ?? picture.width * scale, height: height ?? picture.height * scale };
}

/** The size in px of a picture after all operations. */
export function finalSize(operations: readonly Operation[], picture: Size): Size {
  return operations.reduce((size, operation) => resultSize(operation, size), picture);
}
