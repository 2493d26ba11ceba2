import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerEngine } from '@/inngest/engine';
import { acceptTask } from '@/server/enhance/accept';
import { cancelTask } from '@/server/enhance/control';
import { getOwnedTask } from '@/server/enhance/queries';
import { requestTrial } from '@/server/enhance/trials/request';
import { getTrial } from '@/server/enhance/trials/view';
import { config } from '@/server/platform/config';
import { systemClock } from '@/server/platform/clock';
import { storedPhoto } from '@/server/testing/stored';
import { enlargeRequest, visitorContext } from '@/server/testing/world';
import { enhance } from './functions/enhance';
import { trial } from './functions/trial';

const engine = createWorkerEngine({ functions: [enhance, trial] });
beforeAll(() => engine.start());
afterAll(() => engine.stop(5000));

async function until(reached: () => boolean): Promise<void> {
  for (let patience = 600; patience > 0 && !reached(); patience--) await sleep(50);
  expect(reached()).toBe(true);
}

describe('a trial', () => {
  it('does not wait behind enlargements that keep the machine busy', async () => {
    const context = { ...visitorContext(), clock: systemClock };
    const { owner } = context.actor;
    const picture = await storedPhoto(context, 2400, 1800);
    // As many as may work at once, and one that waits.
    const tasks = await Promise.all(
      Array.from({ length: config().WORKER_CONCURRENCY + 1 }, () =>
        acceptTask(context, enlargeRequest(picture.id, 4)),
      ),
    );
    const statuses = () => tasks.map(({ id }) => getOwnedTask(context.db, owner, id).status);
    await until(() => statuses().includes('process'));

    const rect = { left: 100, top: 100, size: 64 };
    const candidates = [{ style: 'photo' as const, noise: -1 }];
    const { id } = await requestTrial(context, { mediaId: picture.id, rect, scale: 2, candidates });
    await until(() => getTrial(context, id).status === 'done');
    expect(getTrial(context, id).candidates).toMatchObject([{ status: 'success' }]);
    expect(statuses()).not.toContain('success');
    for (const task of tasks) cancelTask(context, task.id);
    await until(() => statuses().every((status) => status === 'cancelled'));
  }, 60_000);
});
