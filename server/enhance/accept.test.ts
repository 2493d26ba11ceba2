import { describe, expect, it } from 'vitest';
import { usedInMonth } from '@/server/billing/quota';
import { enlargeRequest, memberContext, pictureOf, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';

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
    const context = await memberContext('pro');
    const request = enlargeRequest(pictureOf(context, { width: 6000, bytes: 30_000_000 }).id, 8);
    await expect(acceptTask(context, request)).resolves.toMatchObject({ status: 'new' });
  });

  it('knows no picture of somebody else', async () => {
    const stranger = visitorContext();
    const context = visitorContext();
    await expect(acceptTask(context, enlargeRequest(pictureOf(stranger).id))).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
