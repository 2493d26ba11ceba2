import { describe, expect, it } from 'vitest';
import { usedInMonth } from '@/server/billing/quota';
import { pictureOf, visitorContext } from '@/server/testing/world';
import { newTrial, requestTrial, stopTrial, type NewTrial } from './request';
import { getTrial } from './view';

function trialOf(mediaId: string, more: Partial<NewTrial> = {}): NewTrial {
  return {
    mediaId,
    rect: { left: 10, top: 20, size: 128 },
    scale: 2,
    candidates: [{ style: 'photo', noise: -1 }],
    ...more,
  };
}

describe('asking for a trial', () => {
  it('keeps what was asked for, in its order, and takes nothing of the month', async () => {
    const context = visitorContext();
    const trial = await requestTrial(
      context,
      trialOf(pictureOf(context).id, {
        candidates: [
          { style: 'photo', noise: 1 },
          { style: 'photo', noise: 1, network: 'art-x2' },
        ],
      }),
    );
    expect(trial).toMatchObject({
      status: 'new',
      rect: { left: 10, top: 20, size: 128 },
      candidates: [
        { network: null, status: 'new', url: null },
        { network: 'art-x2', status: 'new' },
      ],
    });
    expect(usedInMonth(context.db, context.actor.owner, '2026-11')).toBe(0);
  });

  it('knows no picture and no trial of somebody else', async () => {
    const [context, stranger] = [visitorContext(), visitorContext()];
    const { id } = pictureOf(context);
    await expect(requestTrial(stranger, trialOf(id))).rejects.toMatchObject({ code: 'notFound' });
    const trial = await requestTrial(context, trialOf(id));
    expect(() => getTrial(stranger, trial.id)).toThrow('notFound');
    stopTrial(stranger, trial.id);
    expect(getTrial(context, trial.id).status).toBe('new');
  });

  it.each([
    ['smaller than allowed', { left: 0, top: 0, size: 63 }, 2],
    ['larger than allowed', { left: 0, top: 0, size: 321 }, 2],
    ['larger than allowed for its factor', { left: 0, top: 0, size: 320 }, 8],
    ['over the right edge', { left: 520, top: 0, size: 128 }, 2],
    ['over the lower edge', { left: 0, top: 400, size: 128 }, 2],
    ['before the left edge', { left: -1, top: 0, size: 128 }, 2],
  ] as const)('refuses a square %s', async (_what, rect, scale) => {
    const context = visitorContext();
    const asked = requestTrial(context, trialOf(pictureOf(context).id, { rect, scale }));
    const code = scale === 8 ? 'scaleTooLarge' : 'badRegion';
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('refuses what the whole enlargement would be refused for', async () => {
    const context = visitorContext();
    const large = pictureOf(context, { width: 3001 });
    await expect(requestTrial(context, trialOf(large.id))).rejects.toMatchObject({ code: 'pictureTooLarge' });
  });

  it('takes one to four candidates', () => {
    const one = { style: 'photo', noise: 0 } as const;
    const asked = (count: number) =>
      newTrial.safeParse(trialOf('0'.repeat(21), { candidates: Array.from({ length: count }, () => one) }));
    expect([0, 1, 4, 5].map((count) => asked(count).success)).toEqual([false, true, true, false]);
  });

  it('stops an earlier trial of the same owner that still runs', async () => {
    const context = visitorContext();
    const { id } = pictureOf(context);
    const first = await requestTrial(context, trialOf(id));
    const second = await requestTrial(context, trialOf(id));
    expect(getTrial(context, first.id).status).toBe('stopped');
    stopTrial(context, second.id);
    expect(getTrial(context, second.id).status).toBe('stopped');
  });
});
