'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { createContext, useContext, useRef, useState, type ReactNode } from 'react';
import { useWindowEvent } from '@/src/hooks/use-window-event';
import { shortcutOf, type Overlay } from './shortcut-of';

const KeymapDialog = dynamic(() => import('./keymap-dialog').then((m) => m.KeymapDialog), { ssr: false });
const Palette = dynamic(() => import('./palette').then((m) => m.Palette), { ssr: false });

const OpenOverlay = createContext<(overlay: Overlay) => void>(() => undefined);

export function useOpenOverlay() {
  return useContext(OpenOverlay);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio], [type=range]), textarea') !== null
  );
}

/** Keyboard shortcuts of every page, with the map and the palette that are fetched when first asked for. */
export function Shortcuts({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const opener = useRef<Element | null>(null);
  const goPressedAt = useRef(0);

  const open = (next: Overlay) => {
    opener.current = document.activeElement;
    setOverlay(next);
  };
  const close = () => {
    setOverlay(null);
    // The dialog unmounts with its own idea of focus; the element that had it gets it back.
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };

  useWindowEvent('keydown', (event) => {
    const shortcut = shortcutOf(event, isTyping(event.target), Date.now() - goPressedAt.current);
    if (!shortcut) return;
    if (shortcut.kind === 'go') {
      goPressedAt.current = Date.now();
      return;
    }
    event.preventDefault();
    goPressedAt.current = 0;
    if (shortcut.kind === 'page') router.push(shortcut.href);
    else open(shortcut.overlay);
  });

  return (
    <OpenOverlay value={open}>
      {children}
      {overlay === 'keys' && <KeymapDialog onClose={close} />}
      {overlay === 'palette' && <Palette onClose={close} onKeys={() => setOverlay('keys')} />}
    </OpenOverlay>
  );
}
