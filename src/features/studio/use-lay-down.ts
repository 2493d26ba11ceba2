'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import { notify } from '@/src/lib/toast';
import type { LaidFile, LaidFiles } from './dropped-files';
import { distinctNames } from './names';
import { useTable } from './table';

/** Browsers cannot show these, so no address is made for them. */
export const SHOWABLE = /^image\/(jpeg|png|webp|avif|gif|bmp)$/;

/** Not crypto.randomUUID: a studio in the house is often reached over plain HTTP, where that does not exist. */
export function newKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

function toItems(files: readonly LaidFile[], taken: readonly string[]) {
  const names = distinctNames(
    files.map(({ file, folder }) => ({ name: file.name, folder })),
    taken,
  );
  return files.map(({ file }, index) => {
    const name = names[index] ?? file.name;
    const { type, lastModified } = file;
    return {
      key: newKey(),
      name,
      // Told apart here, they stay apart in the history and among the downloads.
      file: name === file.name ? file : new File([file], name, { type, lastModified }),
      preview: SHOWABLE.test(type) ? URL.createObjectURL(file) : null,
    };
  });
}

/** Lays files on the table, whichever way they came, and says so. */
export function useLayDown(): (laid: LaidFiles) => void {
  const t = useTranslations('studio');
  const announce = useAnnounce();
  const { queue, dispatch } = useTable();
  const names = useRef<string[]>([]);
  useEffect(() => {
    names.current = queue.items.map(({ name }) => name);
  }, [queue.items]);

  return useCallback(
    ({ files, skipped }) => {
      if (skipped > 0) void notify({ text: t('skipped', { count: skipped }) });
      if (files.length === 0) return;
      dispatch({ type: 'add', items: toItems(files, names.current) });
      announce(t('added', { count: files.length }));
    },
    [t, announce, dispatch],
  );
}
