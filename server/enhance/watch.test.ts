import { describe, expect, it } from 'vitest';
import { systemClock } from '@/server/platform/clock';
import { enlargeRequest, pictureOf, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';
import { claimTask, updateRunningTask } from './queue';
import { watchTasks } from './watch';

describe('watching tasks', () => {
  it('tells what is live, every change of it, nothing of others, and ends with its reader', async () => {
    const context = { ...visitorContext(), clock: systemClock };
    const stranger = { ...visitorContext(), clock: systemClock };
    const { id } = await acceptTask(context, enlargeRequest(pictureOf(context).id));
    const stop = new AbortController();
    const stream = watchTasks(context, undefined, stop.signal);

    expect((await stream.next()).value).toMatchObject({ id, status: 'new' });
    await acceptTask(stranger, enlargeRequest(pictureOf(stranger).id));
    claimTask(context, context.actor.owner, `run-${id}`);
    updateRunningTask(context, id, { progress: 0.5 });
    expect((await stream.next()).value).toMatchObject({ id, status: 'process', progress: 0.5 });
    stop.abort();
    expect(await stream.next()).toMatchObject({ done: true });
  });
});
