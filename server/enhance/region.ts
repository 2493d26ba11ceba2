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
  const { masterId, inputId, inputWidth, outputWidth, outputHeight } = task;
  if (!masterId || !inputWidth || !outputWidth || !outputHeight)
    throw new Refusal('conflict', 'taskNotFinished');
  if (x >= outputWidth || y >= outputHeight) throw new Refusal('invalid', 'badRegion');
  // Both crops start and end on whole pixels of the source, so that they show the very same place.
  const scale = outputWidth / inputWidth;
  const source = {
    left: Math.floor(x / scale),
    top: Math.floor(y / scale),
    width: Math.max(1, Math.floor(Math.min(size, outputWidth - x) / scale)),
    height: Math.max(1, Math.floor(Math.min(size, outputHeight - y) / scale)),
  };
  const result = {
    left: Math.round(source.left * scale),
    top: Math.round(source.top * scale),
    width: Math.round(source.width * scale),
    height: Math.round(source.height * scale),
  };
  const object = getOwnedObject(db, actor.owner, of === 'after' ? masterId : inputId, clock.now());
  const picture = await storage.localPath(object.key);
  return of === 'after'
    ? readRegion({ picture, rect: result })
    : readRegion({ picture, rect: source, scaleTo: { width: result.width, height: result.height } });
}
