'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWindowEvent } from '@/src/hooks/use-window-event';
import { notify } from '@/src/lib/toast';
import { filesOfTransfer } from './dropped-files';
import { useLayDown } from './use-lay-down';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes drops anywhere on the page and pastes; answers whether something is being dragged over it now. */
export function useIncoming(): boolean {
  const t = useTranslations('studio');
  const layDown = useLayDown();
  const [depth, setDepth] = useState(0);

  useWindowEvent('dragenter', (event) => carriesFiles(event) && setDepth((d) => d + 1));
  useWindowEvent('dragleave', (event) => carriesFiles(event) && setDepth((d) => Math.max(0, d - 1)));
  useWindowEvent('dragover', (event) => carriesFiles(event) && event.preventDefault());
  useWindowEvent('drop', (event) => {
    if (!event.dataTransfer || !carriesFiles(event)) return;
    event.preventDefault();
    setDepth(0);
    void filesOfTransfer(event.dataTransfer).then(layDown);
  });
  useWindowEvent('paste', (event) => {
    if (isTyping(event.target) || !event.clipboardData) return;
    if (event.clipboardData.files.length === 0) {
      void notify({ text: t('nothingPasted') });
      return;
    }
    event.preventDefault();
    void filesOfTransfer(event.clipboardData).then(layDown);
  });
  return depth > 0;
}
