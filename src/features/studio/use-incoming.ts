'use client';

import { useState } from 'react';
import { useWindowEvent } from '@/src/hooks/use-window-event';
import { filesOfTransfer, type LaidFiles } from './dropped-files';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

interface Incoming {
  take: (laid: LaidFiles) => void;
  /** Hears of pastes without files. */
  onNothing?: () => void;
  /** Takes pictures also where somebody types: text stays the field's, files mean nothing to it. */
  whileTyping?: boolean;
}

/** Takes drops anywhere on the page and pastes; answers whether something is being dragged over it now. */
export function useIncoming({ take, onNothing, whileTyping = false }: Incoming): boolean {
  const [depth, setDepth] = useState(0);

  useWindowEvent('dragenter', (event) => carriesFiles(event) && setDepth((d) => d + 1));
  useWindowEvent('dragleave', (event) => carriesFiles(event) && setDepth((d) => Math.max(0, d - 1)));
  useWindowEvent('dragover', (event) => carriesFiles(event) && event.preventDefault());
  useWindowEvent('drop', (event) => {
    if (!event.dataTransfer || !carriesFiles(event)) return;
    event.preventDefault();
    setDepth(0);
    void filesOfTransfer(event.dataTransfer).then(take);
  });
  useWindowEvent('paste', (event) => {
    const { clipboardData: pasted, target } = event;
    if (!pasted || (isTyping(target) && !(whileTyping && !pasted.types.includes('text/plain')))) return;
    if (pasted.files.length === 0) {
      onNothing?.();
      return;
    }
    event.preventDefault();
    void filesOfTransfer(pasted).then(take);
  });
  return depth > 0;
}
