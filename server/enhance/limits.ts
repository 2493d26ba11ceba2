/** The limits of a plan, and who exceeds them. */
import type { PlanLimits } from '@/server/billing/plans';
import type { MediaObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import type { Operation } from './operations';
import type { Size } from '@/src/lib/size-ratio';
import { resultSize } from './size';

const MEGAPIXEL = 1_000_000;

/** The size of a picture as displayed; throws `Refusal` notAPicture where there is none. */
export function sizeOf({ width, height }: MediaObject): Size {
  if (width === null || height === null) throw new Refusal('unsupported', 'notAPicture');
  return { width, height };
}

/** Throws the refusal that names the limit which this picture or the factor of this operation exceeds. */
export function checkLimits(object: MediaObject, wanted: Operation[], limits: PlanLimits): void {
  const picture = sizeOf(object);
  const { bytes } = object;
  if (bytes > limits.bytes) throw new Refusal('tooLarge', 'fileTooLarge', { bytes, limit: limits.bytes });
  if (Math.max(picture.width, picture.height) > limits.side) {
    throw new Refusal('tooLarge', 'pictureTooLarge', { ...picture, limit: limits.side });
  }
  for (const operation of wanted) {
    const { width, height } = resultSize(operation, picture);
    const factor = Math.max(width / picture.width, height / picture.height);
    if (factor > limits.scale) throw new Refusal('forbidden', 'scaleTooLarge', { limit: limits.scale });
  }
}

/** Throws `Refusal` outputTooLarge {megapixels, limit}: a plan allows results up to so many. */
export function checkResult({ width, height }: Size, { outputPixels }: PlanLimits): void {
  if (width * height <= outputPixels) return;
  throw new Refusal('tooLarge', 'outputTooLarge', {
    megapixels: Math.ceil((width * height) / MEGAPIXEL),
    limit: Math.floor(outputPixels / MEGAPIXEL),
  });
}
