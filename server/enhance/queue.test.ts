import { describe, expect, it } from 'vitest';
import { enlargeRequest, pictureOf, visitorContext } from '@/server/testing/world';
import { Refusal } from '@/server/platform/errors';
import { acceptTask } from './accept';
import { cancelTask } from './control';
import type { EnhanceQueue } from './context';
import { claimTask, endRunOf, isCancelled, loadTask, reissueLostTickets, updateRunningTask } from './queue';

async function oneWaiting() {
  const context = visitorContext();
  const task = await acceptTask(context, enlargeRequest(pictureOf(context).id));
  return { context, id: task.id, owner: context.actor.owner };
}

describe('the worker’s side of the queue', () => {
  it('answers a repeated claim of one run with the same task', async () => {
    const { context, id, owner } = await oneWaiting();
    expect(claimTask(context, owner, `run-${id}`)).toBe(id);
    expect(claimTask(context, owner, `run-${id}`)).toBe(id);
    expect(claimTask(context, owner, `other-${id}`)).toBeNull();
  });

  it('writes no progress to a task that has ended', async () => {
    const { context, id, owner } = await oneWaiting();
    claimTask(context, owner, `run-${id}`);
    endRunOf(context, `run-${id}`, new Refusal('unavailable', 'workerLost'));
    updateRunningTask(context, id, { progress: 0.7 });
    expect(loadTask(context, id)).toMatchObject({ status: 'error', errorCode: 'workerLost', progress: 0 });
  });

  it('sees a wish to cancel while a task runs', async () => {
    const { context, id, owner } = await oneWaiting();
    claimTask(context, owner, `run-${id}`);
    expect(isCancelled(context, id)).toBe(false);
    cancelTask(context, id);
    expect(isCancelled(context, id)).toBe(true);
  });

  it('issues a lost ticket again after a minute, and only while nothing of the owner runs', async () => {
    const { context, id, owner } = await oneWaiting();
    const issued: string[] = [];
    const queue: EnhanceQueue = {
      issueTicket: (ticket, lane) => Promise.resolve(void issued.push(`${lane.owner} ${ticket}`)),
      requestExport: () => Promise.resolve(),
      useStep: () => Promise.resolve(),
      requestTrial: () => Promise.resolve(),
    };
    const ours = () => issued.filter((line) => line.startsWith(owner));
    await reissueLostTickets(context, queue);
    expect(ours()).toEqual([]);
    context.clock.advance(61_000);
    await reissueLostTickets(context, queue);
    expect(ours()).toHaveLength(1);
    claimTask(context, owner, `run-${id}`);
    await reissueLostTickets(context, queue);
    expect(ours()).toHaveLength(1);
  });
});
