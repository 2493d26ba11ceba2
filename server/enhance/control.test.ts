import { describe, expect, it } from 'vitest';
import { usedInMonth } from '@/server/billing/quota';
import { enlargeRequest, pictureOf, visitorContext } from '@/server/testing/world';
import { acceptTask } from './accept';
import {
  cancelTask,
  moveTask,
  moveTaskToFront,
  pauseTask,
  removeTask,
  restoreTask,
  resumeTask,
  retryTask,
} from './control';
import { listTasks } from './queries';
import { claimTask, endTask } from './queue';

async function threeWaiting() {
  const context = visitorContext();
  const { id } = pictureOf(context);
  const ids: string[] = [];
  for (let count = 0; count < 3; count++) ids.push((await acceptTask(context, enlargeRequest(id))).id);
  const [first = '', second = '', third = ''] = ids;
  const claim = (run: string) => claimTask(context, context.actor.owner, `${context.actor.owner}-${run}`);
  return { context, first, second, third, claim };
}

describe('controlling tasks', () => {
  it('works on waiting tasks in the order their owner chose', async () => {
    const { context, first, second, third, claim } = await threeWaiting();
    moveTaskToFront(context, third);
    moveTask(context, first, null);
    expect([claim('a'), claim('b'), claim('c'), claim('d')]).toEqual([third, second, first, null]);
  });

  it('passes over a paused task until it is resumed', async () => {
    const { context, first, second, third, claim } = await threeWaiting();
    pauseTask(context, first);
    expect([claim('a'), claim('b'), claim('c')]).toEqual([second, third, null]);
    await resumeTask(context, first);
    expect(claim('d')).toBe(first);
  });

  it('cancels a waiting task at once, returns its quota once and works on the others', async () => {
    const { context, first, second, claim } = await threeWaiting();
    expect(cancelTask(context, first).status).toBe('cancelled');
    expect(() => cancelTask(context, first)).toThrow('taskFinished');
    expect(usedInMonth(context.db, context.actor.owner, '2026-11')).toBe(2);
    expect(claim('a')).toBe(second);
  });

  it('asks the worker to stop a running task and counts it no more once it has', async () => {
    const { context, first, claim } = await threeWaiting();
    claim('a');
    expect(cancelTask(context, first)).toMatchObject({
      status: 'process',
      cancelRequestedAt: expect.any(Number),
    });
    endTask(context, first, { status: 'cancelled' });
    endTask(context, first, { status: 'cancelled' });
    expect(usedInMonth(context.db, context.actor.owner, '2026-11')).toBe(2);
  });

  it('counts a retried task again and puts it behind those that wait', async () => {
    const { context, first, second, third, claim } = await threeWaiting();
    cancelTask(context, first);
    await retryTask(context, first);
    expect(usedInMonth(context.db, context.actor.owner, '2026-11')).toBe(3);
    expect([claim('a'), claim('b'), claim('c')]).toEqual([second, third, first]);
  });

  it('hides a removed task and brings it back', async () => {
    const { context, first } = await threeWaiting();
    const listed = () => listTasks(context.db, context.actor.owner, { limit: 10 }).length;
    expect(removeTask(context, first)).toMatchObject({ status: 'cancelled' });
    expect(listed()).toBe(2);
    restoreTask(context, first);
    expect(listed()).toBe(3);
  });

  it('lets nobody control a task of somebody else', async () => {
    const { first } = await threeWaiting();
    const stranger = visitorContext();
    for (const act of [cancelTask, pauseTask, removeTask, restoreTask]) {
      expect(() => act(stranger, first)).toThrow('notFound');
    }
  });
});
