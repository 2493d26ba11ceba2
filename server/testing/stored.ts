/** Stored pictures, with a real file behind the row. */
import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { ActorContext } from '@/server/enhance/context';
import { mediaContext } from '@/server/media/context';
import { adoptFile, type MediaObject } from '@/server/media/objects';
import { dataPath } from '@/server/platform/data-dir';
import { newId } from '@/server/platform/ids';
import { writeDrawnPhoto } from './pictures';

/** Draws a picture, puts it into the storage and records it as the actor's own. */
export async function storedPhoto(
  context: ActorContext,
  width: number,
  height: number,
): Promise<MediaObject> {
  const id = newId();
  const file = dataPath('temporary', `${id}.jpg`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeDrawnPhoto(file, width, height);
  return adoptFile(mediaContext(), {
    id,
    owner: context.actor.owner,
    purpose: 'source',
    name: 'drawn.jpg',
    key: `sources/${id}`,
    mime: 'image/jpeg',
    width,
    height,
    path: file,
  });
}
