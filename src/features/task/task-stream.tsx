'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect } from 'react';
import { useRefreshMe } from '@/src/features/account/me';
import type { Task } from '@/src/lib/api-types';
import { useTRPC } from '@/src/lib/trpc';
import { isFinal } from './task-state';
import { useAnnounceTask } from './use-announce-task';
import { usePutTask } from './use-put-task';

const RECONNECT_MS = 3000;

interface TaskStreamProps {
  enabled: boolean;
  onStreaming: (streaming: boolean) => void;
}

/** Listens to every change of the visitor's tasks; a lost stream is taken up again until it works. */
export function TaskStream({ enabled, onStreaming }: TaskStreamProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const put = usePutTask();
  const announce = useAnnounceTask();
  const refreshMe = useRefreshMe();

  const onData = (task: Task) => {
    const before = queries.getQueryData(trpc.enhance.get.queryKey({ id: task.id }));
    put(task);
    announce(task);
    // An end may give quota back.
    if (isFinal(task) && before && !isFinal(before)) refreshMe();
  };
  const { status, reset } = useSubscription(trpc.enhance.watch.subscriptionOptions({}, { enabled, onData }));

  const streaming = status === 'pending';
  useEffect(() => onStreaming(streaming), [streaming, onStreaming]);

  const broken = enabled && (status === 'error' || status === 'idle');
  useEffect(() => {
    if (!broken) return;
    const timer = setTimeout(reset, RECONNECT_MS);
    return () => clearTimeout(timer);
  }, [broken, reset]);

  return null;
}
