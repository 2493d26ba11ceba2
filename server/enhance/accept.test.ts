import { describe, expect, it } from 'vitest';
import { usedInMonth } from '@/server/billing/quota';
import type { Plan } from '@/server/billing/plans';
import { enlargeRequest, memberContext, pictureOf, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';
import type { ActorContext } from './context';
import { upscaleWish, type OperationWish, type ResultFormat } from './operations';
import { noticesOf } from './queries';

/** What a page sends, with this size or whatever else is said. */
function request(mediaId: string, wish: Partial<OperationWish>, format: ResultFormat = 'jpeg') {
  const operation = {
    kind: 'upscale',
    style: 'photo',
    noise: -1,
    size: { by: 'factor', factor: 2 },
    ...wish,
  };
  return { mediaId, operations: [upscaleWish.parse(operation)], output: { format, quality: 92 } };
}
const TERABYTE = 1e12;

/** A member on a machine with a large disk, whatever the one of the test has. */
async function memberWithRoom(plan: Plan): Promise<ActorContext> {
  return { ...(await memberContext(plan)), freeBytes: () => Promise.resolve(TERABYTE) };
}

const x16 = { size: { by: 'factor', factor: 16 } } as const;

describe('accepting a task', () => {
  it('freezes what was asked for and counts it in the month', async () => {
    const context = visitorContext();
    const task = await acceptTask(context, enlargeRequest(pictureOf(context).id));
    expect(task).toMatchObject({ status: 'new', inputWidth: 640, quotaMonth: '2026-11' });
    expect(usedInMonth(context.db, context.actor.owner, '2026-11')).toBe(1);
  });

  it.each([
    ['a picture above the side limit', { width: 3001 }, 2, 'pictureTooLarge'],
    ['a file above the byte limit', { bytes: 5 * 1024 * 1024 + 1 }, 2, 'fileTooLarge'],
    ['a factor above the plan', {}, 8, 'scaleTooLarge'],
  ] as const)('refuses %s by name and counts nothing', async (_what, facts, scale, code) => {
    const context = visitorContext();
    const request = enlargeRequest(pictureOf(context, facts).id, scale);
    await expect(acceptTask(context, request)).rejects.toMatchObject({ code });
    expect(usedInMonth(context.db, context.actor.owner, '2026-11')).toBe(0);
  });

  it('takes exactly the month’s number when more are asked for at once', async () => {
    const context = visitorContext();
    const { id } = pictureOf(context);
    const asked = await Promise.allSettled(
      Array.from({ length: 30 }, () => acceptTask(context, enlargeRequest(id))),
    );
    expect(asked.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
  });

  it('lets a paid plan enlarge further', async () => {
    const context = await memberWithRoom('pro');
    const request = enlargeRequest(pictureOf(context, { width: 6000, bytes: 30_000_000 }).id, 8);
    await expect(acceptTask(context, request)).resolves.toMatchObject({ status: 'new' });
  });

  it.each(['basic', 'std', 'pro'] as const)(
    'takes 3000×3000 px ×16 on the %s plan, as the documented API promises',
    async (plan) => {
      const context = await memberWithRoom(plan);
      const { id } = pictureOf(context, { width: 3000, height: 3000, bytes: 10 * 1024 * 1024 });
      await expect(acceptTask(context, request(id, x16))).resolves.toMatchObject({ status: 'new' });
    },
  );

  it('refuses more megapixels than the plan has, with the numbers', async () => {
    const context = await memberWithRoom('basic');
    const { id } = pictureOf(context, { width: 6000, height: 4000 });
    await expect(acceptTask(context, request(id, x16))).rejects.toMatchObject({
      code: 'outputTooLarge',
      detail: { megapixels: 6144, limit: 2400 },
    });
  });

  it.each([
    [{ by: 'width', px: 2560 }, null],
    [{ by: 'width', px: 2561 }, 'scaleTooLarge'],
    [{ by: 'height', px: 480 }, 'targetNotLarger'],
    [{ by: 'height', px: 480 * 16 + 1 }, 'targetTooLarge'],
  ] as const)('counts the real ratio of %j against the plan: %s', async (size, code) => {
    const context = visitorContext();
    const accepting = acceptTask(context, request(pictureOf(context).id, { size }));
    if (code === null) await expect(accepting).resolves.toMatchObject({ status: 'new' });
    else await expect(accepting).rejects.toMatchObject({ code });
  });

  it('freezes exact pixels and the density of a print', async () => {
    const context = visitorContext();
    const size = { by: 'print', longMm: 150, shortMm: 100, dpi: 300 } as const;
    const task = await acceptTask(context, request(pictureOf(context).id, { size }));
    expect(JSON.parse(task.operations)).toEqual([
      { kind: 'upscale', style: 'photo', noise: -1, scale: 3, width: 1772, height: 1329, density: 300 },
    ]);
  });

  it('freezes a format that holds the result, and says so', async () => {
    const context = await memberWithRoom('pro');
    const { id } = pictureOf(context, { width: 4500, height: 4000 });
    const task = await acceptTask(context, request(id, x16));
    expect(JSON.parse(task.output)).toEqual({ format: 'tiff', quality: 92 });
    expect(noticesOf(task)).toEqual(['formatSubstituted']);
    const fits = await acceptTask(context, request(id, {}));
    expect(noticesOf(fits)).toEqual([]);
  });

  it('refuses what the disk has no room for, and counts nothing', async () => {
    const context = { ...(await memberContext('pro')), freeBytes: () => Promise.resolve(10e9) };
    const { id } = pictureOf(context, { width: 3000, height: 3000 });
    await expect(acceptTask(context, request(id, x16))).rejects.toMatchObject({ code: 'diskTooFull' });
    expect(usedInMonth(context.db, context.actor.owner, '2026-11')).toBe(0);
  });

  it('refuses a network that is not installed', async () => {
    const context = visitorContext();
    const accepting = acceptTask(context, request(pictureOf(context).id, { network: 'no-such-network' }));
    await expect(accepting).rejects.toMatchObject({
      code: 'networkMissing',
      detail: { network: 'no-such-network' },
    });
  });

  it('knows no picture of somebody else', async () => {
    const stranger = visitorContext();
    const context = visitorContext();
    await expect(acceptTask(context, enlargeRequest(pictureOf(stranger).id))).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
