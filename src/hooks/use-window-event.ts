'use client';

import { useEffect, useEffectEvent } from 'react';

/** Listens on the window for as long as the component lives; the handler always sees the latest render. */
export function useWindowEvent<K extends keyof WindowEventMap>(
  type: K,
  handler: (event: WindowEventMap[K]) => void,
): void {
  const latest = useEffectEvent(handler);
  useEffect(() => {
    const listen = (event: WindowEventMap[K]) => latest(event);
    window.addEventListener(type, listen);
    return () => window.removeEventListener(type, listen);
  }, [type]);
}
