/** Crops for the lens: the same place of the result and of the source, both at the result's size. */
import { z } from 'zod';
import { getOwnedObject } from '@/server/media/objects';
import { readRegion } from '@/server/media/pixels/region';
import type { Storage } from '@/server/media/storage';
import { Refusal } from '@/server/platform/errors';
import type { ActorContext } from './context';
import { getOwnedTask } from './queries';

/** In pixels of the result; the part outside the picture is cut off. */
export const regionQuery = z.object({
  of: z.enum(['before', 'after']),
  x: z.coerce.number().int().min(0).max(200_000),
  y: z.coerce.number().int().min(0).max(200_000),
  size: z.coerce.number().int().min(16).max(1024),
});

/** A WebP of the wanted square; the source's pixels are enlarged with bicubic interpolation (what people know). */
export async function taskRegion(
  { db, clock, actor, storage }: Pick<ActorContext, 'db' | 'clock' | 'actor'> & { storage: Storage },
  taskId: string,
  { of, x, y, size }: z.output<typeof regionQuery>,
): Promise<Buffer> {
  const task = getOwnedTask(db, actor.owner, taskId);
  const { masterId, inputId, inputWidth, inputHeight, outputWidth, outputHeight } = task;
  if (!masterId || !inputWidth || !inputHeight || !outputWidth || !outputHeight)
    throw new Refusal('conflict', 'taskNotFinished');
  if (x >= outputWidth || y >= outputHeight) throw new Refusal('invalid', 'badRegion');
  const rect = {
    left: x,
    top: y,
    width: Math.min(size, outputWidth - x),
    height: Math.min(size, outputHeight - y),
  };
  const object = getOwnedObject(db, actor.owner, of === 'after' ? masterId : inputId, clock.now());
  const picture = await storage.localPath(object.key);
  if (of === 'after') return readRegion({ picture, rect });
  // The very same place, at fractions of the source's pixels where the ratio is no whole number.
  const [across, down] = [inputWidth / outputWidth, inputHeight / outputHeight];
  const place = {
    left: x * across,
    top: y * down,
    width: rect.width * across,
    height: rect.height * down,
  };
  return readRegion({ picture, rect: place, scaleTo: { width: rect.width, height: rect.height } });
}
