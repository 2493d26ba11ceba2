/** Guarantee: document 002's task codes follow the operation that is at work. */
import { describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { db } from '@/server/db/client';
import { taskSteps, tasks } from '@/server/db/schema/tasks';
import { endTask } from '@/server/enhance/queue';
import { Refusal } from '@/server/platform/errors';
import { balanceOf } from './ledger';
import { failUnshown } from './finish-photo';
import { photosByMdf } from './photos';
import { sizeText, statusEntry, taskCodeOf } from './status-entry';
import { partnerWorld } from './testing/world';

describe('task codes', () => {
  it.each([
    ['upscale', 0.5, 2003],
    ['bg', 0.5, 2005],
    ['bg', 0.9, 2004],
    ['scratch', 0, 2006],
    ['defogging', 0, 2007],
    ['repair', 0, 2008],
    ['colour', 0, 2009],
    [null, 0, 2001],
  ] as const)('%s at %d: %d', (operation, share, code) => {
    expect(taskCodeOf({ phase: 'working', operation, share })).toBe(code);
  });

  it('say what waits, works, is done and has failed, and no address before it is done', async () => {
    const world = partnerWorld('upload', 2);
    const entryOf = (mdf: string) => {
      const [photo] = photosByMdf(db(), world.partner().id, [mdf], world.clock.now());
      return photo && statusEntry(db(), photo, 'https://house.example', world.clock.now());
    };
    const files = { src_url: '', wmk_url: '', icon_url: '', res_size: '' };
    const [good, bad] = [await world.upload(), await world.upload()];
    expect(entryOf(good)).toMatchObject({ code: 0, task: 2001, ...files });
    const id = world.claim('a run');
    db().update(taskSteps).set({ status: 'running' }).where(eq(taskSteps.taskId, id)).run();
    expect(entryOf(good)).toMatchObject({ code: 0, task: 2003, ...files });
    // Restored, but not ready to be shown: still the last operation's.
    db().update(taskSteps).set({ status: 'done', progress: 1 }).where(eq(taskSteps.taskId, id)).run();
    db().update(tasks).set({ status: 'success' }).where(eq(tasks.id, id)).run();
    expect(entryOf(good)).toMatchObject({ code: 0, task: 2003, ...files });
    // And when it never gets there, it has failed, for nothing.
    failUnshown(world.work, 'a run');
    failUnshown(world.work, 'a run');
    expect(entryOf(good)).toMatchObject({ code: 2, task: 2010, state: '任务失败', ...files });
    expect(balanceOf(db(), world.partner().id)).toBe(1);

    endTask(world.work, world.claim(), { status: 'error', refusal: new Refusal('unavailable', 'diskFull') });
    expect(entryOf(bad)).toMatchObject({ code: 2, task: 2010, ...files });
    expect(balanceOf(db(), world.partner().id)).toBe(2);
  });
});

it('sizes are those of the file that is handed out', () => {
  expect(sizeText({ width: 1080, height: 1366, bytes: 149_504 })).toBe('1080x1366px 146KB');
  expect(sizeText({ width: 1, height: 1, bytes: 20 })).toBe('1x1px 1KB');
});
