import type { Task, Upscale } from '@/src/lib/api-types';

interface Size {
  width: number;
  height: number;
}

/** The enlargement among the operations of a task; a restoration may have none. */
export function upscaleOf({ operations }: Pick<Task, 'operations'>): Upscale | undefined {
  return operations.find((operation): operation is Upscale => operation.kind === 'upscale');
}

/** Whether a task does more to a picture than enlarge it. */
export function isRestoration({ operations }: Pick<Task, 'operations'>): boolean {
  return operations.some(({ kind }) => kind !== 'upscale');
}

/** The result's size in px, also while it is still being made. */
export function resultSize(task: Pick<Task, 'operations' | 'source' | 'result'>): Size {
  const { source, result } = task;
  const scale = upscaleOf(task)?.scale ?? 1;
  return result ?? exactSize(task) ?? { width: source.width * scale, height: source.height * scale };
}

/** The size in px that was asked for exactly; null where a factor was. */
export function exactSize(task: Pick<Task, 'operations'>): Size | null {
  const { width, height } = upscaleOf(task) ?? {};
  return width && height ? { width, height } : null;
}

/** How many times larger the result is than the picture, or will be. */
export function enlargement(task: Pick<Task, 'operations' | 'source' | 'result'>): number {
  const { source } = task;
  // A source that has been removed has no size any more.
  return source.width > 0 ? resultSize(task).width / source.width : (upscaleOf(task)?.scale ?? 1);
}
