'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Poem } from '@/src/lib/api-types';
import { server } from '@/src/lib/server-client';
import { FOREVER } from '../shared/forever';
import type { LineChange, VerseWish } from './verse-wish';

/** The poems of a wish; the same wish has the same ones. */
export function usePoems(wish: VerseWish | null) {
  return useQuery({
    queryKey: ['verse', wish],
    queryFn: async ({ signal }) => (wish ? server.poetry.compose.mutate(wish, { signal }) : null),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    ...FOREVER,
  });
}

/** A poem after some of its lines were written again; nothing while there are no such lines. */
export function useChangedPoem(
  lines: readonly string[],
  { length, experience, history }: VerseWish,
  changes: readonly LineChange[],
) {
  const poem = lines.join('');
  const query = useQuery({
    queryKey: ['verse-again', poem, { length, experience, history }, changes],
    queryFn: async ({ signal }) => {
      let changed: Poem | null = null;
      for (const { index, seed } of changes) {
        const question = { lines: changed?.lines ?? [...lines], index, seed, length, experience, history };
        changed = await server.poetry.rewriteLine.mutate(question, { signal });
      }
      return changed;
    },
    enabled: changes.length > 0,
    // Until the next line is there the one before stands, but never one of another poem.
    placeholderData: (before, query) => (query?.queryKey[1] === poem ? before : undefined),
    ...FOREVER,
  });
  return changes.length > 0 ? query : null;
}
