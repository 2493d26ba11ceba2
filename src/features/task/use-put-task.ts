'use client';

import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Task, TaskPage } from '@/src/lib/api-types';
import { useTRPC } from '@/src/lib/trpc';
import { putTask } from './task-cache';

export const HISTORY_PAGE = 30;

/** Where the pages of the history are kept. */
export function useHistoryKey() {
  const trpc = useTRPC();
  return trpc.enhance.list.infiniteQueryKey({ limit: HISTORY_PAGE });
}

/** Keeps what the server says about a task, wherever the task is shown. */
export function usePutTask(): (task: Task) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const historyKey = useHistoryKey();
  return useCallback(
    (task: Task) => {
      queries.setQueryData(trpc.enhance.get.queryKey({ id: task.id }), task);
      queries.setQueryData<InfiniteData<TaskPage, string | null>>(
        historyKey,
        (list) => list && putTask(list, task),
      );
    },
    [queries, trpc, historyKey],
  );
}
