'use client';

import { useEffect, useRef, type Dispatch } from 'react';
import { useMe, useRefreshMe } from '@/src/features/account/me';
import { usePutTask } from '@/src/features/task/use-put-task';
import { refusalOf } from '@/src/lib/refusal';
import { server } from '@/src/lib/server-client';
import { requestFor } from './request';
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
    const { key, started, plan } = next;
    const { picture } = next.state;
    const begin = async () => {
      const request = await requestFor(started, picture, plan, { ...limits, noiseLevels });
      if (!request.ok) return dispatch({ type: 'declined', key, problem: request.problem });
      const { operations, output } = request;
      const task = await server.enhance.create.mutate({ mediaId: picture.mediaId, operations, output });
      putTask(task);
      refreshMe();
      dispatch({ type: 'accepted', key, taskId: task.id });
    };
    sending.current = key;
    begin().catch((error: unknown) => dispatch({ type: 'declined', key, problem: refusalOf(error) }));
  }, [items, dispatch, putTask, limits, noiseLevels, refreshMe]);
}
