'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';

/** What a list shows, kept in the address, so that a link, a reload and the way back all lead to the same. */
export function useAddress() {
  const known = useSearchParams();
  // Null only under the pages router.
  const parameters = useMemo(() => new URLSearchParams(known ?? undefined), [known]);
  const router = useRouter();
  /** One of a few values, or the first where the address says something else. */
  const one = useCallback(
    <T extends string>(name: string, values: readonly [T, ...T[]]): T =>
      values.find((value) => value === parameters.get(name)) ?? values[0],
    [parameters],
  );
  const text = useCallback((name: string) => parameters.get(name) ?? '', [parameters]);
  /** Changes some; an empty one leaves the address. */
  const put = useCallback(
    (changes: Readonly<Record<string, string>>) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      router.replace(`?${next}`, { scroll: false });
    },
    [parameters, router],
  );
  return { one, text, put };
}
