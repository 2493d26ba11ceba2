/** Pictures that were uploaded but not started survive a reload of the tab. */
import type { Item } from './queue';

const KEY = 'studio.table';

type Kept = Pick<Item, 'key' | 'name' | 'state' | 'plan'>;

export function keepTable(items: readonly Item[]): void {
  const kept: Kept[] = items
    .filter(({ state }) => state.at === 'stored')
    .map(({ key, name, state, plan }) => ({ key, name, state, plan }));
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage may be full or forbidden; then a reload forgets, as it would without us.
  }
}

export function keptTable(): Item[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Kept[];
    return kept.flatMap(({ key, name, state, plan }) =>
      state.at === 'stored'
        ? [{ key, name, state, plan, file: null, preview: state.picture.url, started: null }]
        : [],
    );
  } catch {
    return [];
  }
}
