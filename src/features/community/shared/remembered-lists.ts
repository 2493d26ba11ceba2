import type { Page } from '@/server/forum/views';

interface Remembered {
  /** The number at which the list began when it was remembered. */
  firstId: number | undefined;
  list: Page<{ id: number }>;
}

const LISTS_KEPT = 20;
const lists = new Map<string, Remembered>();

/** Keeps what a tab has loaded of a list, for the way back to it. Never called on the server. */
export function rememberList<T extends { id: number }>(key: string, first: Page<T>, list: Page<T>): void {
  lists.delete(key);
  lists.set(key, { firstId: first.items[0]?.id, list });
  const [oldest] = lists.keys();
  if (lists.size > LISTS_KEPT && oldest !== undefined) lists.delete(oldest);
}

/** What was loaded of a list, if it still begins as it did; else its first page as the server sent it. */
export function recallList<T extends { id: number }>(key: string, first: Page<T>): Page<T> {
  const kept = lists.get(key);
  if (!kept || kept.firstId !== first.items[0]?.id || kept.list.items.length <= first.items.length)
    return first;
  // The server's own page is the newer of the two.
  const fresh = new Set(first.items.map(({ id }) => id));
  const rest = (kept.list as Page<T>).items.filter(({ id }) => !fresh.has(id));
  return { items: [...first.items, ...rest], nextCursor: kept.list.nextCursor };
}

/** After something was written or taken away: what was loaded before may tell of it no longer rightly. */
export function forgetLists(): void {
  lists.clear();
}
