import { describe, expect, it } from 'vitest';
import { writeFile } from 'node:fs/promises';
import { db } from '@/server/db/client';
import { dataPath } from '@/server/platform/data-dir';
import { systemClock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import { storedPhoto } from '@/server/testing/stored';
import { visitorContext } from '@/server/testing/world';
import { mediaContext } from './context';
import { adoptFile, getReadableObject } from './objects';
import { sharp } from './pixels/sharp';
import { shareCopy, sharedPictures, unshare } from './share';

const context = mediaContext();
const visitor = { ...visitorContext(), clock: systemClock };
const { owner } = visitor.actor;
const readable = (id: string, as: string | null = null) => getReadableObject(db(), as, id, systemClock.now());
const stored = async (id: string) => sharp(await context.storage.localPath(readable(id).key));
const idOf = (url: string) => url.replace('/media/', '');

describe('a shared copy', () => {
  it('is a WebP for everybody, at most 2048 px, upright and without what the camera wrote', async () => {
    const photo = await storedPhoto(visitor, 3000, 1200);
    const bytes = await sharp(await context.storage.localPath(photo.key))
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '48/1 51/1 30/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const id = newId();
    const path = dataPath('temporary', id);
    await writeFile(path, bytes);
    const facts = {
      id,
      owner,
      purpose: 'source',
      name: 'geheim.jpg',
      key: `sources/${id}`,
      mime: 'image/jpeg',
    } as const;
    await adoptFile(context, { ...facts, width: 1200, height: 3000, path });

    const shared = await shareCopy(context, owner, id, 'post');
    expect(shared).toMatchObject({ width: 819, height: 2048, url: `/media/${shared.mediaId}` });
    const meta = await (await stored(shared.mediaId)).metadata();
    expect(meta).toMatchObject({ format: 'webp', width: 819, height: 2048 });
    expect([meta.exif, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined]);
    const small = await (await stored(idOf(shared.thumbnailUrl))).metadata();
    expect(small).toMatchObject({ format: 'webp', width: 256, height: 640 });
    expect(sharedPictures(db(), [shared.mediaId, id]).get(shared.mediaId)).toEqual(shared);
    expect(sharedPictures(db(), [id]).size).toBe(0);
    // The original stays its owner's.
    expect(() => readable(id)).toThrow('notFound');
    expect(readable(id, owner).id).toBe(id);
  });

  it('is made of one’s own pictures only', async () => {
    const photo = await storedPhoto(visitor, 200, 100);
    await expect(shareCopy(context, 'u:somebody', photo.id, 'post')).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('can be taken back by its owner, large and small, and by nobody else', async () => {
    const photo = await storedPhoto(visitor, 200, 100);
    const { mediaId, thumbnailUrl } = await shareCopy(context, owner, photo.id, 'post');
    unshare(db(), 'u:somebody', [mediaId], systemClock.now());
    expect(readable(mediaId).id).toBe(mediaId);
    unshare(db(), owner, [mediaId], systemClock.now());
    for (const id of [mediaId, idOf(thumbnailUrl)]) expect(() => readable(id)).toThrow('notFound');
    expect(sharedPictures(db(), [mediaId]).size).toBe(0);
  });
});
