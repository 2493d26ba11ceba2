import { describe, expect, it } from 'vitest';
import type { StoredPicture } from '@/src/lib/api-types';
import { BLANK } from '@/src/features/restore/plan';
import { NO_CHOICE } from './choice';
import { canStart, EMPTY, reduceQueue, taskIdsOf, type Queue, type QueueAction } from './queue';

const picture: StoredPicture = {
  ok: true,
  mediaId: 'm1',
  url: '/media/m1',
  name: 'a.jpg',
  width: 10,
  height: 10,
  bytes: 100,
  notices: [],
  suggestion: { scale: 2, style: 'photo', noise: -1, format: 'png' },
};
const problem = { code: 'notAPicture', detail: {} };

function run(...actions: QueueAction[]): Queue {
  return actions.reduce(reduceQueue, EMPTY);
}

function add(...keys: string[]): QueueAction {
  return { type: 'add', items: keys.map((key) => ({ key, name: `${key}.jpg`, file: null, preview: null })) };
}

describe('the queue', () => {
  it('shows the first picture that is laid down, and stays with it when others follow', () => {
    expect(run(add('a', 'b'), add('c')).selected).toBe('a');
  });

  it('starts pictures that are still on their way, and leaves refused ones alone', () => {
    const queue = run(add('a', 'b'), { type: 'refuse', key: 'b', problem }, { type: 'start' });
    expect(queue.items.map(({ started }) => started)).toEqual([NO_CHOICE, null]);
  });

  it('freezes the choice at Start: what is chosen afterwards is for what comes afterwards', () => {
    const queue = run(
      add('a'),
      { type: 'choose', part: { quality: 80 } },
      { type: 'start' },
      { type: 'choose', part: { quality: 50 } },
      add('b'),
      { type: 'start' },
    );
    expect(queue.items.map(({ started }) => started?.quality)).toEqual([80, 50]);
    expect(queue.items.some(canStart)).toBe(false);
  });

  it('leaves on the table what the choice does not suit', () => {
    const queue = run(add('a', 'b'), { type: 'start', except: ['a'] });
    expect(queue.items.filter(canStart).map(({ key }) => key)).toEqual(['a']);
  });

  it('forgets why a picture was declined once something else is chosen', () => {
    const queue = run(
      add('a'),
      { type: 'stored', key: 'a', picture },
      { type: 'start' },
      { type: 'declined', key: 'a', problem },
      { type: 'choose', part: { size: { by: 'factor', factor: 2 } } },
    );
    expect(queue.items[0]?.state).toEqual({ at: 'stored', picture, problem: null });
  });

  it('an empty table has no choice made', () => {
    const queue = run(add('a'), { type: 'choose', part: { quality: 50 } }, { type: 'remove', key: 'a' });
    expect(queue).toEqual(EMPTY);
  });

  it('keeps a picture that was declined, ready to be started with other settings', () => {
    const queue = run(
      add('a'),
      { type: 'stored', key: 'a', picture },
      { type: 'start' },
      { type: 'declined', key: 'a', problem },
    );
    expect(queue.items[0]?.state).toEqual({ at: 'stored', picture, problem });
    expect(queue.items.every(canStart)).toBe(true);
  });

  it('ignores progress that arrives after the end', () => {
    const queue = run(
      add('a'),
      { type: 'refuse', key: 'a', problem },
      { type: 'progress', key: 'a', progress: 0.5 },
    );
    expect(queue.items[0]?.state.at).toBe('refused');
  });

  it('moves the selection to the neighbour of what is taken away', () => {
    const queue = run(add('a', 'b', 'c'), { type: 'select', key: 'b' }, { type: 'remove', key: 'b' });
    expect(queue.selected).toBe('c');
    expect(reduceQueue(queue, { type: 'remove', key: 'c' }).selected).toBe('a');
  });

  it('follows the address: tasks named there are shown, others go, unstarted pictures stay', () => {
    const queue = run(
      add('a', 'b'),
      { type: 'stored', key: 'a', picture },
      { type: 'accepted', key: 'a', taskId: 't1' },
      { type: 'restore', taskIds: ['t2'] },
    );
    expect(taskIdsOf(queue)).toEqual(['t2']);
    expect(queue.items.map(({ key }) => key)).toEqual(['t2', 'b']);
    expect(queue.selected).toBe('t2');
  });

  it('keeps what it knows of a task that the address names again', () => {
    const before = run(
      add('a'),
      { type: 'stored', key: 'a', picture },
      { type: 'accepted', key: 'a', taskId: 't1' },
    );
    expect(reduceQueue(before, { type: 'restore', taskIds: ['t1'] }).items[0]?.name).toBe('a.jpg');
  });

  it('keeps how a picture shall be restored with the picture, and forgets why it was declined', () => {
    const plan = { ...BLANK, enlarge: 2 as const };
    const { items } = run(
      add('a', 'b'),
      { type: 'stored', key: 'a', picture },
      { type: 'declined', key: 'a', problem },
      { type: 'plan', key: 'a', plan },
    );
    expect(items.map((item) => item.plan)).toEqual([plan, undefined]);
    expect(items[0]?.state).toEqual({ at: 'stored', picture, problem: null });
  });

  it('goes on restoring when the table is cleared for the next picture', () => {
    const queue = run({ type: 'choose', part: { act: 'restore', quality: 50 } }, add('a'), { type: 'clear' });
    expect(queue).toEqual({ ...EMPTY, choice: { ...NO_CHOICE, act: 'restore' } });
  });
});
