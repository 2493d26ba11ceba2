'use client';

import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** Whether ⌘ is what Ctrl is elsewhere; unknown on the server, which writes Ctrl. */
function useApple(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}

/** A key combination as it is printed on the reader's keyboard; `mod` is ⌘ or Ctrl. */
export function Keys({ keys }: { keys: readonly string[] }) {
  const apple = useApple();
  return (
    <span className="inline-flex gap-1 align-baseline">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-grid h-6 min-w-6 place-items-center rounded-sm border border-outline bg-surface px-1.5 font-sans text-xs text-soft"
        >
          {key === 'mod' ? (apple ? '⌘' : 'Ctrl') : key}
        </kbd>
      ))}
    </span>
  );
}
