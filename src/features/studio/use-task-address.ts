'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, type Dispatch } from 'react';
import { taskIdsOf, type Queue, type QueueAction } from './queue';

/** More would make addresses that some servers refuse; all of them are in the history anyway. */
const IN_ADDRESS = 50;

function addressOf(taskIds: readonly string[]): string {
  return taskIds.slice(0, IN_ADDRESS).join(',');
}

/** Keeps `/?task=ID,ID` and the table the same: a reload, a link and the back button all show what they name. */
export function useTaskAddress(queue: Queue, dispatch: Dispatch<QueueAction>): void {
  const named = useSearchParams()?.get('task') ?? '';
  const shown = addressOf(taskIdsOf(queue));
  const seen = useRef<string | null>(null);
  const written = useRef('');
  // Written by us and not come back yet: the router tells addresses late, and may tell several at once.
  const pending = useRef(new Set<string>());

  useEffect(() => {
    const first = seen.current === null;
    const changed = named !== seen.current;
    seen.current = named;
    const ours = pending.current.delete(named);
    if (named === written.current) pending.current.clear();
    // Coming back from another page, without a name: what lay on the table still does.
    if (changed && !ours && !(first && named === '')) {
      // Somebody followed a link.
      written.current = named;
      if (named !== shown) dispatch({ type: 'restore', taskIds: named ? named.split(',') : [] });
      return;
    }
    if (shown === written.current) return;
    written.current = shown;
    pending.current.add(shown);
    window.history.replaceState(null, '', shown ? `/?task=${shown}` : '/');
  }, [named, shown, dispatch]);
}
