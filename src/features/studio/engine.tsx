'use client';

import { useEffect } from 'react';
import { TaskStream } from '@/src/features/task/task-stream';
import { useWindowEvent } from '@/src/hooks/use-window-event';
import { ServerProvider } from '@/src/lib/trpc';
import { taskIdsOf } from './queue';
import { useTable } from './table';
import { useStarts } from './use-starts';
import { useUploads } from './use-uploads';

/** A reload cannot keep files that are still on their way, so the browser asks first. */
function useLeaveGuard(uploading: boolean): void {
  useEffect(() => {
    if (!uploading) return;
    // A plain listener: Next may leave the page while React renders, and effect events refuse that.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploading]);
}

function Work() {
  const { queue, dispatch } = useTable();
  useUploads(queue, dispatch);
  useStarts(queue, dispatch);
  useLeaveGuard(queue.items.some(({ state }) => state.at === 'uploading'));

  useWindowEvent('online', () => {
    for (const { key, file, state } of queue.items) {
      if (file && state.at === 'refused' && state.problem.code === 'uploadFailed')
        dispatch({ type: 'upload', key });
    }
  });
  return null;
}

interface EngineProps {
  /** Listens for changes even while no task lies on the table. */
  listening: boolean;
  onStreaming: (streaming: boolean) => void;
}

/** What happens to the table behind the scenes; fetched with the first picture that is laid on it. */
export function Engine({ listening, onStreaming }: EngineProps) {
  const { queue } = useTable();
  return (
    <ServerProvider>
      <Work />
      <TaskStream enabled={listening || taskIdsOf(queue).length > 0} onStreaming={onStreaming} />
    </ServerProvider>
  );
}
