'use client';

import { useEffect, useRef, useState } from 'react';
import type { Page } from '@/server/forum/views';
import { refusalOf, type RefusalView } from '@/src/lib/refusal';
import type { server } from '@/src/lib/server-client';
import { recallList, rememberList } from './remembered-lists';

type Ask<T> = (api: typeof server, cursor: number) => Promise<Page<T>>;

/** Empty pages that are asked behind by themselves before a person has to say that they still want more. */
const PATIENCE = 5;

export interface Endless<T> {
  items: T[];
  nextCursor: number | null;
  busy: boolean;
  problem: RefusalView | null;
  more: () => void;
  /** Changes what is shown, without asking. */
  change: (change: (items: T[]) => T[]) => void;
}

/**
 * A list that goes on by its cursor, beginning with the page that the server drew. `key` names the list: whoever comes
 * back to it within the tab finds what they had loaded.
 */
export function useEndless<T extends { id: number }>(key: string, first: Page<T>, ask: Ask<T>): Endless<T> {
  const [list, setList] = useState<Page<T>>(() => recallList(key, first));
  const [begun, setBegun] = useState(first);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RefusalView | null>(null);
  const asking = useRef(false);

  // Another list at the same place, or the same drawn anew.
  if (begun !== first) {
    setBegun(first);
    setList(first);
    setProblem(null);
  }
  useEffect(() => rememberList(key, first, list), [key, first, list]);

  const load = async (from: number) => {
    const { server } = await import('@/src/lib/server-client');
    let cursor: number | null = from;
    for (let tries = 0; tries < PATIENCE && cursor !== null; tries++) {
      const page: Page<T> = await ask(server, cursor);
      cursor = page.nextCursor;
      if (page.items.length > 0 || cursor === null || tries === PATIENCE - 1) {
        setList((before) => {
          const known = new Set(before.items.map(({ id }) => id));
          const added = page.items.filter(({ id }) => !known.has(id));
          return { items: [...before.items, ...added], nextCursor: cursor };
        });
        return;
      }
    }
  };
  const more = () => {
    if (asking.current || list.nextCursor === null) return;
    asking.current = true;
    setBusy(true);
    setProblem(null);
    load(list.nextCursor)
      .catch((error: unknown) => setProblem(refusalOf(error)))
      .finally(() => {
        asking.current = false;
        setBusy(false);
      });
  };
  const change = (alter: (items: T[]) => T[]) =>
    setList((before) => ({ ...before, items: alter(before.items) }));
  return { ...list, busy, problem, more, change };
}
