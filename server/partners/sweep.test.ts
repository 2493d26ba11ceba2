/** Guarantee: an hour after a photograph was sent, neither an address nor the disk has anything of it. */
import { existsSync, readdirSync } from 'node:fs';
import { eq, like } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { mediaObjects } from '@/server/db/schema/media';
import { partnerPhotos } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import { taskKey } from '@/server/enhance/task-files';
import { adoptFile } from '@/server/media/objects';
import { writeDrawnPhoto } from '@/server/testing/pictures';
import { dataPath } from '@/server/platform/data-dir';
import { acceptPhotos } from './accept';
import { handOut } from './hand-out';
import { balanceOf } from './ledger';
import { partnerOwner } from './owner';
import { fileAt } from './photo-files';
import { photosByMdf } from './photos';
import { statusEntry } from './status-entry';
import { sweepPhotos } from './sweep';
import { partnerWorld } from './testing/world';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Every stored file of this test's house. */
function filesOnDisk(): string[] {
  const root = dataPath('media');
  if (!existsSync(root)) return [];
  const found = readdirSync(root, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const lastPart = (url: string) => url.split('/').at(-1) ?? '';

describe('the hour of a photograph', () => {
  it('ends at 3,600 s for every address, and with the next minute’s sweep for every byte', async () => {
    const world = partnerWorld('upload', 3);
    const { clock, context } = world;
    const mdf = await world.upload();
    await world.finish();
    const [photo] = photosByMdf(db(), world.partner().id, [mdf], clock.now());
    if (!photo) throw new Error('it is there within the hour');
    const entry = statusEntry(db(), photo, 'https://house.example', clock.now());
    const result = lastPart(handOut(context, world.partner(), mdf));
    const answers = () => [
      fileAt(db(), { kind: 'input', file: lastPart(entry.src_url) }, clock.now()),
      fileAt(db(), { kind: 'output', file: lastPart(entry.wmk_url) }, clock.now()),
      fileAt(db(), { kind: 'output', file: lastPart(entry.icon_url) }, clock.now()),
      fileAt(db(), { kind: 'result', code: world.code, file: result }, clock.now()),
    ];

    clock.advance(HOUR_MS - 1);
    expect(await sweepPhotos(context)).toEqual({ photos: 0, files: 0 });
    expect(answers().every((file) => file !== null)).toBe(true);
    const before = filesOnDisk();
    expect(before.length).toBeGreaterThanOrEqual(7);

    clock.advance(1);
    expect(answers()).toEqual([null, null, null, null]);
    expect(photosByMdf(db(), world.partner().id, [mdf], clock.now())).toEqual([]);
    expect(() => handOut(context, world.partner(), mdf)).toThrow('notFound');

    // The sweep runs every minute: a minute and a second behind the hour at the latest.
    clock.advance(MINUTE_MS);
    expect(await sweepPhotos(context)).toEqual({ photos: 1, files: before.length });
    expect(filesOnDisk()).toEqual([]);
    expect(await sweepPhotos(context)).toEqual({ photos: 0, files: 0 });
    // It was done, and paid for: its point stays where it is.
    expect(balanceOf(db(), world.partner().id)).toBe(2);
    const kept = db().select().from(partnerPhotos).where(eq(partnerPhotos.taskId, photo.task.id)).get();
    expect(kept?.removedAt).toBe(clock.now());
  });

  it('returns the point of what waits or is at work when it ends, once', async () => {
    const world = partnerWorld('upload', 2);
    const { clock, context } = world;
    const [first] = [await world.upload(), await world.upload()];
    const running = world.claim();
    expect(balanceOf(db(), world.partner().id)).toBe(0);
    clock.advance(HOUR_MS);
    expect((await sweepPhotos(context)).photos).toBe(2);
    expect(balanceOf(db(), world.partner().id)).toBe(2);
    await sweepPhotos(context);
    expect(balanceOf(db(), world.partner().id)).toBe(2);
    const row = db().select().from(tasks).where(eq(tasks.id, running)).get();
    expect(row).toMatchObject({ fid: first, status: 'error', errorCode: 'photoExpired' });

    // The step that was under way writes its file a moment later: it goes, too.
    const late = dataPath('temporary', 'late.jpg');
    await writeDrawnPhoto(late, 16, 16);
    const facts = { purpose: 'master', name: 'late', mime: 'image/jpeg', width: 16, height: 16 } as const;
    const owner = partnerOwner(world.partner().id);
    await adoptFile(context, { ...facts, owner, key: taskKey(running, 'master.tif'), path: late });
    clock.advance(MINUTE_MS);
    await sweepPhotos(context);
    expect(filesOnDisk()).toEqual([]);
  });

  it('is each photograph’s own, also where a source is used again', async () => {
    const world = partnerWorld('download', 1);
    const { clock, context } = world;
    const mdf = await world.upload();
    clock.advance(50 * MINUTE_MS);
    const [again = ''] = await acceptPhotos(context, world.partner(), {
      sources: { mdfs: [mdf] },
      seq: 'sr',
      type: 'people',
      wishes: [{ kind: 'upscale', style: 'photo', noise: -1, size: { by: 'factor', factor: 2 } }],
      origin: 'https://house.example',
    });
    clock.advance(10 * MINUTE_MS);
    await sweepPhotos(context);
    expect(photosByMdf(db(), world.partner().id, [mdf, again], clock.now())).toHaveLength(1);
    const task = await world.finish();
    expect(db().select().from(tasks).where(eq(tasks.id, task)).get()?.status).toBe('success');
    clock.advance(50 * MINUTE_MS);
    await sweepPhotos(context);
    expect(filesOnDisk()).toEqual([]);
    const owned = db().select().from(mediaObjects).where(like(mediaObjects.owner, 'p:%')).all();
    expect(owned.filter(({ fileRemovedAt }) => fileRemovedAt === null)).toEqual([]);
    expect(new Set(owned.map(({ name }) => name))).toEqual(new Set(['removed']));
  });
});
