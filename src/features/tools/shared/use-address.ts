'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** What to write into the address; null takes a name out. */
export type AddressChange = Readonly<Record<string, string | number | null>>;

interface Address {
  /** The value of a name, or null. */
  read: (name: string) => string | null;
  /** `push` makes a step that the back button undoes. */
  change: (change: AddressChange, how?: 'push' | 'replace') => void;
}

/** The state of a tool, kept in the query of its address: a reload, a link and the back button show the same. */
export function useAddress(): Address {
  const path = usePathname() ?? '';
  const params = useSearchParams();
  const read = useCallback((name: string) => params?.get(name) ?? null, [params]);
  const change = useCallback(
    (changes: AddressChange, how: 'push' | 'replace' = 'replace') => {
      // Not `params`: two changes in one moment would undo each other.
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, String(value));
      }
      const query = next.toString();
      window.history[how === 'push' ? 'pushState' : 'replaceState'](
        null,
        '',
        query ? `${path}?${query}` : path,
      );
    },
    [path],
  );
  return { read, change };
}
