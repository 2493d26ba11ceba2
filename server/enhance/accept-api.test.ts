/** Tasks of documented APIs: limits are exact however many ask at once, and a month ends by the account's clock. */
import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { usedInMonth } from '@/server/billing/quota';
import { mediaContext } from '@/server/media/context';
import { dataPath } from '@/server/platform/data-dir';
import { Refusal } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import {
  pictureOf,
  enlargeRequest,
  manualClock,
  memberContext,
  visitorContext,
} from '@/server/testing/world';
import { writeDrawnPhoto } from '@/server/testing/pictures';
import { acceptTask } from './accept';
import { acceptFile } from './accept-api';
import { discardTask } from './control';
import type { ActorContext } from './context';
import { estimateMinutes } from './estimate';

const api = { request: '{}' };
const accept = (context: ActorContext) =>
  acceptTask(context, enlargeRequest(pictureOf(context).id), api).then(
    ({ id }) => id,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const november = (context: ActorContext) => usedInMonth(context.db, context.actor.owner, '2026-11');

describe('tasks of documented APIs', () => {
  it('of the free plan are two at once, however many are asked for at once', async () => {
    const context = visitorContext();
    const answers = await Promise.all(Array.from({ length: 12 }, () => accept(context)));
    expect(answers.filter((answer) => answer === 'parallelLimit')).toHaveLength(10);
    expect(november(context)).toBe(2);
  });

  it('of a month are exactly as many as the plan has, however they come', async () => {
    const context = visitorContext();
    let accepted = 0;
    for (let round = 0; round < 12; round++) {
      const ids = (await Promise.all([accept(context), accept(context), accept(context)])).filter(
        (answer) => answer.length === 21,
      );
      accepted += ids.length;
      // Deleted ones make room at once, and stay counted.
      for (const id of ids) discardTask(context, id);
    }
    expect([accepted, november(context)]).toEqual([20, 20]);
    expect(await accept(context)).toBe('quotaSpent');
  });

  it('count for the month of the account’s own clock', async () => {
    // Midnight of the first of December in Shanghai, in UTC.
    const clock = manualClock(Date.UTC(2026, 10, 30, 15, 59));
    const context = await memberContext('pro', clock);
    await accept(context);
    clock.advance(2 * 60_000);
    await accept(context);
    const december = usedInMonth(context.db, context.actor.owner, '2026-12');
    expect([november(context), december]).toEqual([1, 1]);
  });

  it('keep no file of a picture that was refused', async () => {
    const context = visitorContext();
    const path = dataPath('temporary', newId());
    await mkdir(dataPath('temporary'), { recursive: true });
    await writeDrawnPhoto(path, 30, 20);
    const wish = {
      operation: { ...enlargeRequest('').operations[0], size: { by: 'factor', factor: 16 } },
      request: () => '{}',
    } as Parameters<typeof acceptFile>[2];
    const house = { context, media: mediaContext() };
    await expect(acceptFile(house, { path, name: 'a' }, wish)).rejects.toMatchObject({
      code: 'scaleTooLarge',
    });
    await writeFile(path, 'no picture');
    await expect(acceptFile(house, { path, name: 'a' }, wish)).rejects.toMatchObject({ code: 'notAPicture' });
    expect(november(context)).toBe(0);
  });

  it('are promised whole minutes, more for more work', () => {
    const { db } = visitorContext();
    expect(estimateMinutes(db, 1)).toBeGreaterThanOrEqual(1);
    expect(estimateMinutes(db, 2_000_000_000)).toBeGreaterThan(estimateMinutes(db, 1));
  });
});
