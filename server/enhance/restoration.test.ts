/** Guarantees of tasks with several operations: each step is kept, none is done twice, and one can go back. */
import { readdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { dropInRestorers } from '@/server/inference/testing/restorers';
import { getOwnedObject } from '@/server/media/objects';
import { sharp } from '@/server/media/pixels/sharp';
import { systemClock } from '@/server/platform/clock';
import { dataPath } from '@/server/platform/data-dir';
import { storedPhoto } from '@/server/testing/stored';
import { enlargeRequest, memberContext, pictureOf, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';
import { cancelTask, retryTask } from './control';
import { FINISHED_KEPT_MS, forgetTasks } from './forget';
import { operationWishes, type OperationWish } from './operations';
import { restorationWishes } from './operations/presets';
import { operate, operateAll, probe, publish } from './pipeline';
import { getOwnedTask, taskViews } from './queries';
import { claimTask } from './queue';
import { stepsOf } from './steps';
import { publishStep, requestStep } from './use-step';
import { workContext } from './work-context';

beforeAll(dropInRestorers);

/** Several operations one after the other on a machine that others use, too. */
const TIMEOUT_MS = 90_000;

const WISHES = restorationWishes({ steps: ['defogging', 'repair', 'bg'], type: 'landscape' });

async function claimed(operations: OperationWish[] = WISHES, size = { width: 120, height: 80 }) {
  const context = { ...visitorContext(), clock: systemClock };
  const picture = await storedPhoto(context, size.width, size.height);
  const { id } = await acceptTask(context, { ...enlargeRequest(picture.id), operations });
  claimTask(context, context.actor.owner, `run-${id}`);
  const view = () => {
    const [only] = taskViews(context.db, [getOwnedTask(context.db, context.actor.owner, id)]);
    if (!only) throw new Error('a task has a view');
    return only;
  };
  return { context, id, view };
}

const fileOf = async (owner: string, id: string) => {
  const { db, media } = workContext();
  return media.storage.localPath(getOwnedObject(db, owner, id).key);
};

describe('a task of several operations', { timeout: TIMEOUT_MS }, () => {
  it('does them in order, keeps the picture of each, and publishes the last one', async () => {
    const { id, view } = await claimed();
    expect(await probe(workContext(), id)).toEqual({ kinds: ['defogging', 'repair', 'bg'] });
    for (const step of [operateAll, publish]) expect(await step(workContext(), id)).toEqual({});
    const done = view();
    expect(done).toMatchObject({ status: 'success', step: null, usedStep: 2, wantedStep: null });
    expect(done.steps.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'defogging done',
      'repair done',
      'bg done',
    ]);
    expect(new Set(done.steps.map(({ previewUrl }) => previewUrl)).size).toBe(3);
    // JPEG was asked for, which knows no transparency.
    expect(done.result).toMatchObject({ format: 'png', name: 'drawn-restored-cutout.png' });
    expect(done.notices).toContain('transparencyKept');
    expect(await readdir(dataPath('temporary'))).toEqual([]);
  });

  it('goes on behind the last finished step after its worker was killed', async () => {
    const { context, id, view } = await claimed();
    await probe(workContext(), id);
    await operate(workContext(), id, 0);
    await operate(workContext(), id, 1);
    const { owner } = context.actor;
    const masters = async () =>
      Promise.all(
        [0, 1].map(async (ordinal) => {
          const key = `tasks/${id}/step-${ordinal}.tif`;
          return (await stat(await workContext().media.storage.localPath(key))).mtimeMs;
        }),
      );
    const before = await masters();
    await sleep(20);
    // The next worker may run every step again: the first two find their pictures there.
    await operateAll(workContext(), id);
    await publish(workContext(), id);
    expect(await masters()).toEqual(before);
    expect(view().status).toBe('success');
    expect(getOwnedTask(context.db, owner, id).progress).toBe(1);
  });

  it('says which operation is at work, and stops within it when its owner cancels', async () => {
    const { context, id, view } = await claimed(WISHES, { width: 900, height: 700 });
    await probe(workContext(), id);
    const working = operateAll(workContext(), id);
    while (view().step === null) await sleep(5);
    expect(view()).toMatchObject({ stage: 'restore', step: 'defogging' });
    cancelTask(context, id);
    expect(await working).toEqual({ ended: 'cancelled' });
    expect(view()).toMatchObject({ status: 'cancelled', step: null });
    expect(view().steps.some(({ status }) => status === 'running')).toBe(false);
    await retryTask(context, id);
    expect(claimTask(context, context.actor.owner, `again-${id}`)).toBe(id);
    for (const step of [probe, operateAll, publish]) await step(workContext(), id);
    expect(view().status).toBe('success');
  });

  it('lets its owner take the picture of an earlier step as the result, and go forward again', async () => {
    const { context, id, view } = await claimed();
    for (const step of [probe, operateAll, publish]) await step(workContext(), id);
    const last = view();
    const { owner } = context.actor;
    const alpha = async () =>
      (await sharp(await fileOf(owner, view().result?.mediaId ?? '')).metadata()).hasAlpha;
    expect(await alpha()).toBe(true);

    await requestStep(context, { id, ordinal: 1 });
    expect(view()).toMatchObject({ usedStep: 2, wantedStep: 1 });
    await publishStep(workContext(), id);
    expect(view()).toMatchObject({ usedStep: 1, wantedStep: null, result: { name: 'drawn-restored.png' } });
    expect(await alpha()).toBe(false);
    expect(view().preview?.after).not.toBe(last.preview?.after);

    await requestStep(context, { id, ordinal: 2 });
    await publishStep(workContext(), id);
    expect(view().result).toEqual(last.result);
    await expect(requestStep(context, { id, ordinal: 3 })).rejects.toMatchObject({ code: 'notFound' });
    await expect(requestStep(visitorContext(), { id, ordinal: 0 })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('gives up the pictures of all its steps and its mask when it is forgotten', async () => {
    const context = { ...visitorContext(), clock: systemClock };
    const { owner } = context.actor;
    const [picture, mask] = [await storedPhoto(context, 120, 80), await storedPhoto(context, 60, 40)];
    context.db.$client.prepare("update media_objects set purpose = 'mask' where id = ?").run(mask.id);
    const operations = operationWishes.parse([
      { kind: 'scratch', mask: mask.id },
      { kind: 'repair', strength: 1 },
    ]);
    const { id } = await acceptTask(context, { ...enlargeRequest(picture.id), operations });
    claimTask(context, owner, `run-${id}`);
    for (const step of [probe, operateAll, publish]) await step(workContext(), id);
    const masters = stepsOf(context.db, [id]).map(({ masterId }) => masterId ?? '');
    const there = [picture.id, mask.id, ...masters];
    for (const one of there) expect(getOwnedObject(context.db, owner, one).id).toBe(one);
    const later = Date.now() + FINISHED_KEPT_MS + 1000;
    forgetTasks({ ...context, clock: { now: () => later } });
    for (const one of there) expect(() => getOwnedObject(context.db, owner, one)).toThrow('notFound');
  });

  it('that needs nothing stores the picture as it is and says so', async () => {
    const upscale = restorationWishes({ steps: ['upscale'], type: 'people', rate: 0 });
    const { id, view } = await claimed(upscale, { width: 1700, height: 20 });
    expect(await probe(workContext(), id)).toEqual({ kinds: [] });
    for (const step of [operateAll, publish]) expect(await step(workContext(), id)).toEqual({});
    expect(view()).toMatchObject({ status: 'success', steps: [], notices: ['largeEnough'] });
    expect(view().result).toMatchObject({ width: 1700, height: 20 });
  });

  it('is refused when it names another’s mask, a picture that is none, or one of other proportions', async () => {
    const context = { ...visitorContext(), clock: systemClock };
    const stranger = await memberContext('free');
    const picture = await storedPhoto(context, 120, 80);
    const asked = (mask: string) =>
      acceptTask(context, {
        ...enlargeRequest(picture.id),
        operations: [{ kind: 'scratch', sensitivity: 0.5, mask }],
      });
    await expect(asked(pictureOf(stranger).id)).rejects.toMatchObject({ code: 'notFound' });
    await expect(asked(pictureOf(context).id)).rejects.toMatchObject({ code: 'notAMask' });
    const mask = (width: number, height: number) => {
      const object = pictureOf(context, { width, height });
      context.db.$client.prepare("update media_objects set purpose = 'mask' where id = ?").run(object.id);
      return object.id;
    };
    await expect(asked(mask(60, 60))).rejects.toMatchObject({ code: 'maskDoesNotFit' });
    await expect(asked(mask(60, 40))).resolves.toMatchObject({ status: 'new' });
  });
});
