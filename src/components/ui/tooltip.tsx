'use client';

import { useState, type ReactNode } from 'react';
import { useWindowEvent } from '@/src/hooks/use-window-event';

interface TooltipProps {
  text: string;
  children: ReactNode;
}

/**
 * Shows the name of an icon button to those who see; the button itself carries it as `aria-label`.
 * Its own, because the library's would be the heaviest thing of a page that has little else.
 */
export function Tooltip({ text, children }: TooltipProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <span
      className="relative inline-flex"
      onPointerEnter={({ pointerType }) => setOpen(pointerType === 'mouse')}
      onPointerLeave={close}
      onFocus={({ target }) => setOpen(target.matches(':focus-visible'))}
      onBlur={close}
    >
      {children}
      {open && <Tip text={text} onEscape={close} />}
    </span>
  );
}

/** Inside the button's box, so that the pointer may rest on it; at its end, where rows have their buttons. */
function Tip({ text, onEscape }: { text: string; onEscape: () => void }) {
  useWindowEvent('keydown', ({ key }) => key === 'Escape' && onEscape());
  return (
    <span
      // The accessible name says the same already.
      aria-hidden
      className="absolute right-0 bottom-full z-40 animate-appear pb-1.5 [animation-delay:350ms] [animation-fill-mode:backwards]"
    >
      <span className="block rounded-sm bg-ink px-2 py-1 text-xs whitespace-nowrap text-ground">{text}</span>
    </span>
  );
}
