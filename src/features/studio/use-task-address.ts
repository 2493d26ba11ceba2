'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, type Dispatch } from 'react';
import type { Act } from './choice';
import { canStart, taskIdsOf, type Queue, type QueueAction } from './queue';

/** More would make addresses that some servers refuse; all of them are in the history anyway. */
const IN_ADDRESS = 50;

/** The part of the address after `?`: what is to be done, unless it is enlarging, and the tasks. */
function addressOf(act: string | undefined, taskIds: readonly string[]): string {
  const parts = [
    act === 'restore' || act === 'cutout' ? `do=${act}` : '',
    taskIds.length > 0 ? `task=${taskIds.slice(0, IN_ADDRESS).join(',')}` : '',
  ];
  return parts.filter(Boolean).join('&');
}

/** What is to be done with a table of finished pictures is of no interest. */
function actOf({ items, choice }: Queue): Act | undefined {
  return items.length === 0 || items.some(canStart) ? choice.act : undefined;
}

/**
 * Keeps `/?do=restore&task=ID,ID` and the table the same: a reload, a link and the back button all show what they
 * name.
 */
export function useTaskAddress(queue: Queue, dispatch: Dispatch<QueueAction>): void {
  const query = useSearchParams();
  const task = query?.get('task') ?? '';
  const act = query?.get('do') ?? undefined;
  const named = addressOf(act, task ? task.split(',') : []);
  const shown = addressOf(actOf(queue), taskIdsOf(queue));
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
      if (named === shown) return;
      dispatch({ type: 'choose', part: { act: act === 'restore' || act === 'cutout' ? act : undefined } });
      dispatch({ type: 'restore', taskIds: task ? task.split(',') : [] });
      return;
    }
    if (shown === written.current) return;
    written.current = shown;
    pending.current.add(shown);
    window.history.replaceState(null, '', shown ? `/?${shown}` : '/');
  }, [named, shown, task, act, dispatch]);
}
