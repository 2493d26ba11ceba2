import type { Task } from '@/src/lib/api-types';

/** What a person calls the state of a task; keys of `task.*`. */
export type TaskWord =
  'waiting' | 'paused' | 'probe' | 'restore' | 'enlarge' | 'publish' | 'done' | 'failed' | 'cancelled';

export function isFinal({ status }: Pick<Task, 'status'>): boolean {
  return status === 'success' || status === 'error' || status === 'cancelled';
}

export function taskWord(task: Pick<Task, 'status' | 'stage' | 'paused'>): TaskWord {
  switch (task.status) {
    case 'new':
      return task.paused ? 'paused' : 'waiting';
    case 'success':
      return 'done';
    case 'error':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    case 'process':
      return task.stage === 'restore' || task.stage === 'enlarge' || task.stage === 'publish'
        ? task.stage
        : 'probe';
  }
}
