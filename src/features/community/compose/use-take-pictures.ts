'use client';

import { useTranslations } from 'next-intl';
import type { Dispatch } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import type { LaidFiles } from '@/src/features/studio/dropped-files';
import { newKey, SHOWABLE } from '@/src/features/studio/use-lay-down';
import { notify } from '@/src/lib/toast';
import { MOST_PICTURES, type ComposeAction, type ComposePicture } from './compose-state';

/** Takes files into a post, whichever way they came, as many as it can hold. */
export function useTakePictures(held: number, dispatch: Dispatch<ComposeAction>): (laid: LaidFiles) => void {
  const t = useTranslations('community.compose');
  const announce = useAnnounce();
  return ({ files, skipped }) => {
    const taken = files.slice(0, Math.max(0, MOST_PICTURES - held));
    if (taken.length < files.length) void notify({ text: t('tooMany', { limit: MOST_PICTURES }) });
    else if (skipped > 0) void notify({ text: t('skipped', { count: skipped }) });
    if (taken.length === 0) return;
    const items = taken.map(({ file }): ComposePicture => ({
      key: newKey(),
      name: file.name,
      file,
      preview: SHOWABLE.test(file.type) ? URL.createObjectURL(file) : null,
      alt: '',
      state: { at: 'uploading', progress: 0 },
    }));
    dispatch({ type: 'add', items });
    announce(t('added', { count: taken.length }));
  };
}
