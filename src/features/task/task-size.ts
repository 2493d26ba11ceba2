import type { Task } from '@/src/lib/api-types';

interface Size {
  width: number;
  height: number;
}

/** The result's size in px, also while it is still being made. */
export function resultSize(task: Pick<Task, 'operations' | 'source' | 'result'>): Size {
  const { operations, source, result } = task;
  const scale = operations[0]?.scale ?? 1;
  return result ?? exactSize(task) ?? { width: source.width * scale, height: source.height * scale };
}

/** The size in px that was asked for exactly; null where a factor was. */
export function exactSize({ operations }: Pick<Task, 'operations'>): Size | null {
  const { width, height } = operations[0] ?? {};
  return width && height ? { width, height } : null;
}

/** How many times larger the result is than the picture, or will be. */
export function enlargement(task: Pick<Task, 'operations' | 'source' | 'result'>): number {
  const { operations, source } = task;
  // A source that has been removed has no size any more.
  return source.width > 0 ? resultSize(task).width / source.width : (operations[0]?.scale ?? 1);
}
