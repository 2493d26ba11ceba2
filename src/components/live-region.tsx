'use client';

import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says something to screen readers without moving anything on the screen. */
export function useAnnounce() {
  return useContext(Announce);
}

/** The one polite live region of the page. Only turning points are said, never single steps of progress. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  const announce = useCallback((next: string) => {
    // The same sentence twice would not be read again: a no-break space makes it another one.
    setText((before) => (before === next ? `${next}\u00a0` : next));
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <div aria-live="polite" role="status" className="sr-only">
        {text}
      </div>
    </Announce>
  );
}
