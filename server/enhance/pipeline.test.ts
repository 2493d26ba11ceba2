import { readdir, truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { usedInMonth } from '@/server/billing/quota';
import { currentMonth } from '@/server/billing/service';
import { tasks } from '@/server/db/schema/tasks';
import { getOwnedObject } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { dataPath } from '@/server/platform/data-dir';
import { systemClock } from '@/server/platform/clock';
import { storedPhoto } from '@/server/testing/stored';
import { enlargeRequest, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';
import { cancelTask } from './control';
import { makeExport } from './make-export';
import { describeExport, requestExport } from './exports';
import type { SizeWish } from './operations';
import { operateAll, probe, publish } from './pipeline';
import { getOwnedTask, taskViews } from './queries';
import { claimTask } from './queue';
import { taskRegion } from './region';
import { workContext } from './work-context';

async function claimed(width = 300, height = 200, size: SizeWish = { by: 'factor', factor: 2 }) {
  const context = { ...visitorContext(), clock: systemClock };
  const picture = await storedPhoto(context, width, height);
  const asked = enlargeRequest(picture.id);
  const operations = asked.operations.map((operation) => ({ ...operation, size }));
  const { id } = await acceptTask(context, { ...asked, operations });
  claimTask(context, context.actor.owner, `run-${id}`);
  return { context, picture, id, task: () => getOwnedTask(context.db, context.actor.owner, id) };
}

async function finished(size?: SizeWish) {
  const world = await claimed(300, 200, size);
  for (const step of [probe, operateAll, publish])
    expect(await step(workContext(), world.id)).not.toHaveProperty('ended');
  return world;
}

function pixelsOf(picture: Buffer) {
  return sharp(picture).raw().toBuffer({ resolveWithObject: true });
}

describe('the steps of a task', () => {
  it('make the file that was asked for, pictures for the screen, and leave nothing temporary', async () => {
    const { context, task } = await finished();
    const [view] = taskViews(context.db, [task()]);
    expect(view).toMatchObject({
      status: 'success',
      result: { width: 600, height: 400, name: 'drawn-x2.jpg' },
      preview: { width: 600, height: 400 },
    });
    expect(await readdir(dataPath('temporary'))).toEqual([]);
  });

  it('make exactly the pixels that were asked for, in a file that says so', async () => {
    const { context, id, task } = await claimed(300, 200, { by: 'width', px: 777 });
    for (const step of [probe, operateAll, publish])
      expect(await step(workContext(), id)).not.toHaveProperty('ended');
    const [view] = taskViews(context.db, [task()]);
    expect(view?.result).toMatchObject({ width: 777, height: 518, name: 'drawn-777x518.jpg' });
  });

  it('write the density of a print into the file, and keep what was noticed when it was accepted', async () => {
    const { context, id, task } = await claimed(300, 200, { by: 'print', longMm: 60, shortMm: 40, dpi: 254 });
    context.db.update(tasks).set({ notices: '["formatSubstituted"]' }).where(eq(tasks.id, id)).run();
    for (const step of [probe, operateAll, publish]) await step(workContext(), id);
    const { resultId, notices } = task();
    const { key } = getOwnedObject(context.db, context.actor.owner, resultId ?? '');
    const { density, width } = await sharp(await workContext().media.storage.localPath(key)).metadata();
    expect([density, width]).toEqual([254, 600]);
    expect(notices).toContain('formatSubstituted');
  });

  it('may each run twice without harm', async () => {
    const { context, id, task } = await claimed();
    for (const step of [probe, probe, operateAll, operateAll, publish]) await step(workContext(), id);
    const done = task();
    expect(done.status).toBe('success');
    // A repeated publish finds the task ended: it changes nothing.
    expect(await publish(workContext(), id)).toEqual({ ended: 'cancelled' });
    expect(getOwnedTask(context.db, context.actor.owner, id)).toEqual(done);
  });

  it('end at once when the owner cancels, and return the quota', async () => {
    const { context, id, task } = await claimed();
    cancelTask(context, id);
    expect(await probe(workContext(), id)).toEqual({ ended: 'cancelled' });
    expect(task()).toMatchObject({ status: 'cancelled', quotaMonth: null });
    const month = currentMonth(context.actor, context.clock.now());
    expect(usedInMonth(context.db, context.actor.owner, month)).toBe(0);
  });

  it('tell a damaged picture by name', async () => {
    const { context, picture, id, task } = await claimed();
    const object = getOwnedObject(context.db, context.actor.owner, picture.id);
    await truncate(await workContext().media.storage.localPath(object.key), 2000);
    await probe(workContext(), id);
    if (task().status === 'process') await operateAll(workContext(), id);
    expect(task()).toMatchObject({ status: 'error', errorCode: 'truncatedPicture' });
  });

  it('store a further format once, however often it is asked for', async () => {
    const { context, id } = await finished();
    const asked = await requestExport(context, { taskId: id, format: 'png', quality: 50 });
    const again = await requestExport(context, { taskId: id, format: 'png', quality: 80 });
    expect(again.id).toBe(asked.id);
    await makeExport(workContext(), asked.id);
    const made = describeExport(context, asked.id);
    expect(made).toMatchObject({ status: 'success', format: 'png', bytes: expect.any(Number) });
    expect(() => describeExport(visitorContext(), asked.id)).toThrow('notFound');
  });

  it('store a TIFF of one page, and refuse what a format cannot hold at once', async () => {
    const { context, id } = await finished();
    const { id: asked } = await requestExport(context, { taskId: id, format: 'tiff', quality: 92 });
    await makeExport(workContext(), asked);
    expect(describeExport(context, asked)).toMatchObject({ status: 'success', format: 'tiff', quality: 100 });
    context.db.update(tasks).set({ outputWidth: 65_501 }).where(eq(tasks.id, id)).run();
    await expect(requestExport(context, { taskId: id, format: 'jpeg', quality: 92 })).rejects.toMatchObject({
      code: 'formatTooSmall',
    });
  });

  it.each([
    ['a whole factor', undefined],
    ['an exact size', { by: 'width', px: 777 }],
  ] as const)('let the lens see the same place of source and result after %s', async (_what, size) => {
    const { context, id } = await finished(size);
    const { media } = workContext();
    const crop = (of: 'before' | 'after') =>
      taskRegion({ ...context, storage: media.storage }, id, { of, x: 101, y: 51, size: 64 });
    const [before, after] = await Promise.all(
      [crop('before'), crop('after')].map(async (made) => pixelsOf(await made)),
    );
    if (!before || !after) throw new Error('two crops were asked for');
    expect([before.info.width, before.info.height]).toEqual([64, 64]);
    expect([after.info.width, after.info.height]).toEqual([64, 64]);
    const difference = before.data.reduce(
      (sum, value, at) => sum + Math.abs(value - (after.data[at] ?? 0)),
      0,
    );
    // Another place, or a displacement of some pixels, differs by more than ten levels on these stripes.
    expect(difference / before.data.length).toBeLessThan(4);
  });
});
