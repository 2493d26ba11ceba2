import type { InfiniteData } from '@tanstack/react-query';
import type { Task, TaskPage } from '@/src/lib/api-types';

export type TaskList = InfiniteData<TaskPage, string | null>;

/** Puts a changed task into the loaded pages, at the top when it is newer than all of them. */
export function putTask(list: TaskList, task: Task): TaskList {
  const known = list.pages.some((page) => page.items.some(({ id }) => id === task.id));
  const [first] = list.pages;
  if (known) {
    const replace = (item: Task) => (item.id === task.id ? task : item);
    return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(replace) })) };
  }
  const newest = first?.items[0];
  if (!first || (newest && newest.createdAt > task.createdAt)) return list;
  const grown = { ...first, items: [task, ...first.items] };
  return { ...list, pages: [grown, ...list.pages.slice(1)] };
}

export function dropTask(list: TaskList, id: string): TaskList {
  const keep = (item: Task) => item.id !== id;
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.filter(keep) })) };
}

/** The waiting tasks in the order in which they will be worked on. */
export function waitingLine(tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => task.status === 'new').sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

/** Unfinished work first, in its order; then what is finished, newest first. */
export function historyOrder(tasks: readonly Task[]): Task[] {
  const running = tasks.filter((task) => task.status === 'process');
  const finished = tasks.filter((task) => task.status !== 'process' && task.status !== 'new');
  return [...running, ...waitingLine(tasks), ...finished];
}
