import { describe, expect, it } from 'vitest';
import type { Task } from '@/src/lib/api-types';
import { dropTask, historyOrder, putTask, type TaskList } from './task-cache';

function task(id: string, createdAt: number, more: Partial<Task> = {}): Task {
  return {
    id,
    createdAt,
    status: 'success',
    stage: 'done',
    progress: 1,
    remainingMs: null,
    paused: false,
    position: null,
    startedAt: null,
    finishedAt: null,
    source: { mediaId: 'm', url: '', width: 1, height: 1, bytes: 1, name: id },
    operations: [],
    steps: [],
    step: null,
    usedStep: null,
    wantedStep: null,
    output: { format: 'png', quality: 100 },
    result: null,
    preview: null,
    regionUrl: null,
    error: null,
    notices: [],
    ...more,
  };
}

function list(...pages: Task[][]): TaskList {
  return { pages: pages.map((items) => ({ items, nextCursor: null })), pageParams: pages.map(() => null) };
}

const ids = ({ pages }: TaskList) => pages.map((page) => page.items.map(({ id }) => id));

describe('putTask', () => {
  it('replaces a known task where it stands', () => {
    const next = putTask(list([task('b', 2)], [task('a', 1)]), task('a', 1, { progress: 0.5 }));
    expect(ids(next)).toEqual([['b'], ['a']]);
    expect(next.pages[1]?.items[0]?.progress).toBe(0.5);
  });

  it('puts a new task on top', () => {
    expect(ids(putTask(list([task('a', 1)]), task('b', 2)))).toEqual([['b', 'a']]);
    expect(ids(putTask(list([]), task('a', 1)))).toEqual([['a']]);
  });

  it('leaves an old task to the page it belongs to', () => {
    expect(ids(putTask(list([task('b', 2)]), task('a', 1)))).toEqual([['b']]);
  });
});

it('dropTask takes a task out of whichever page holds it', () => {
  expect(ids(dropTask(list([task('b', 2)], [task('a', 1)]), 'a'))).toEqual([['b'], []]);
});

it('historyOrder shows what runs, then the queue in its order, then the finished ones as they came', () => {
  const tasks = [
    task('w2', 5, { status: 'new', position: 2 }),
    task('w1', 4, { status: 'new', position: 1 }),
    task('run', 3, { status: 'process' }),
    task('done', 2),
    task('failed', 1, { status: 'error' }),
  ];
  expect(historyOrder(tasks).map(({ id }) => id)).toEqual(['run', 'w1', 'w2', 'done', 'failed']);
});
