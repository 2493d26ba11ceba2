'use client';

import { useRef, useState, type PointerEvent } from 'react';

/**
 * Dragging by a handle, with mouse, pen or finger: whenever the pointer is over another of the elements with
 * `data-picture`, `onOver` hears which. Answers what is being dragged, and the handler for a handle's pointerdown.
 */
export function useGrip(onOver: (dragged: string, over: string) => void) {
  const [dragged, setDragged] = useState<string | null>(null);
  const over = useRef<string | null>(null);
  const grip = (key: string) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    setDragged(key);
    over.current = key;
    const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
      const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-picture]');
      const target = under?.dataset.picture;
      // Once for each element entered: a larger neighbour that slides under the pointer must not swap back.
      if (target === undefined || target === over.current) return;
      over.current = target;
      if (target !== key) onOver(key, target);
    };
    const end = () => {
      setDragged(null);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
    // On the window: the handle itself is moved about the page, and would lose a capture by that.
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
  return { dragged, grip };
}
