'use client';

import { useEffect, useRef, type Dispatch } from 'react';
import { useMe, useRefreshMe } from '@/src/features/account/me';
import { usePutTask } from '@/src/features/task/use-put-task';
import { refusalOf } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import { settle } from './settings';
import type { Item, Queue, QueueAction } from './queue';

/** Stored and started, and not a task yet. */
function isDue({ state, started }: Item): boolean {
  return state.at === 'stored' && started !== null;
}

/** Turns started pictures into tasks as soon as they are stored, one after the other, so that order is kept. */
export function useStarts({ items }: Queue, dispatch: Dispatch<QueueAction>): void {
  const { limits, noiseLevels } = useMe();
  const refreshMe = useRefreshMe();
  const putTask = usePutTask();
  const sending = useRef<string | null>(null);

  useEffect(() => {
    // The answer counts once the table shows it: sooner, the same picture would be started twice.
    if (items.some((item) => item.key === sending.current && isDue(item))) return;
    const next = items.find(isDue);
    if (!next || next.state.at !== 'stored' || !next.started) return;
    const { key, started } = next;
    const { picture } = next.state;
    const { format, quality, ...wish } = settle(started, picture, { ...limits, noiseLevels });
    // A wish that cannot be met is sent as it is: the server says what took its place.
    const output = { format: started.format ?? format, quality };
    const operations = [{ kind: 'upscale' as const, ...wish }];
    sending.current = key;
    server.enhance.create.mutate({ mediaId: picture.mediaId, operations, output }).then(
      (task) => {
        putTask(task);
        refreshMe();
        dispatch({ type: 'accepted', key, taskId: task.id });
      },
      (error: unknown) => {
        dispatch({ type: 'declined', key, problem: refusalOf(error) });
      },
    );
  }, [items, dispatch, putTask, limits, noiseLevels, refreshMe]);
}
