'use client';

import { useMemo } from 'react';
import { useMe } from '@/src/features/account/me';
import type { StoredPicture } from '@/src/lib/api-types';
import { canStart, type Item } from './queue';
import { judge, settle, type Settings } from './settings';
import { useTable } from './table';
import type { Outcome } from './target-size';

/** A picture that waits for Start, with what would become of it now. */
export interface Planned {
  key: string;
  picture: StoredPicture;
  settings: Settings;
  outcome: Outcome;
}

function stored({ items }: { items: readonly Item[] }) {
  return items.flatMap((item) =>
    canStart(item) && item.state.at === 'stored' ? [{ key: item.key, picture: item.state.picture }] : [],
  );
}

/** What the panel's choice means for each waiting picture that has arrived. */
export function usePlan(): Planned[] {
  const { queue } = useTable();
  const { limits, noiseLevels } = useMe();
  return useMemo(() => {
    const allowed = { ...limits, noiseLevels };
    return stored(queue).map(({ key, picture }) => ({
      key,
      picture,
      settings: settle(queue.choice, picture, allowed),
      outcome: judge(queue.choice, picture, allowed),
    }));
  }, [queue, limits, noiseLevels]);
}
