'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import type { LaidFiles } from '@/src/features/studio/dropped-files';
import type { QueueAction } from '@/src/features/studio/queue';
import { newKey, SHOWABLE } from '@/src/features/studio/use-lay-down';
import { useUploads } from '@/src/features/studio/use-uploads';
import type { RefusalView } from '@/src/lib/refusal';
import { useAddress, type AddressChange } from './use-address';

interface LaidPicture {
  key: string;
  file: File;
  /** Address of the file in this browser; null for formats that browsers cannot show. */
  preview: string | null;
  state:
    | { at: 'uploading'; progress: number }
    | { at: 'stored'; mediaId: string }
    | { at: 'refused'; problem: RefusalView };
}

type UploadNews = Extract<QueueAction, { type: 'progress' | 'stored' | 'refuse' }>;

export interface ToolPicture {
  /** Id of the upload that the address names; null while there is none. */
  mediaId: string | null;
  /** Where to see the picture. */
  src: string | null;
  /** Of the file, as long as this page has it. */
  name: string | null;
  /** 0..1 while a picture is on its way, else null. */
  progress: number | null;
  problem: RefusalView | null;
  take: (laid: LaidFiles) => void;
  retry: () => void;
}

function stateAfter(news: UploadNews): LaidPicture['state'] {
  if (news.type === 'progress') return { at: 'uploading', progress: news.progress };
  if (news.type === 'stored') return { at: 'stored', mediaId: news.picture.mediaId };
  return { at: 'refused', problem: news.problem };
}

/**
 * The one picture of a tool: uploaded when it is laid down, then named by `?picture=`.
 * @param forget Names of the address that say something about the picture before.
 */
export function usePicture(forget: readonly string[]): ToolPicture {
  const t = useTranslations('tools.picture');
  const announce = useAnnounce();
  const { read, change } = useAddress();
  const [laid, setLaid] = useState<LaidPicture | null>(null);
  const named = read('picture');

  // A list written at the call is another one in each render; its words are not.
  const forgotten = forget.join(' ');
  const hear = useCallback(
    (news: UploadNews) => {
      setLaid((before) => (before?.key === news.key ? { ...before, state: stateAfter(news) } : before));
      if (news.type !== 'stored') return;
      const cleared = Object.fromEntries(
        forgotten
          .split(' ')
          .filter(Boolean)
          .map((name) => [name, null]),
      );
      const changes: AddressChange = { ...cleared, picture: news.picture.mediaId };
      change(changes, 'push');
      announce(t('arrived'));
    },
    [forgotten, change, announce, t],
  );
  useUploads(
    useMemo(() => ({ items: laid ? [laid] : [] }), [laid]),
    hear,
  );

  const take = useCallback(({ files: [first] }: LaidFiles) => {
    if (!first) return;
    const { file } = first;
    const preview = SHOWABLE.test(file.type) ? URL.createObjectURL(file) : null;
    setLaid({ key: newKey(), file, preview, state: { at: 'uploading', progress: 0 } });
  }, []);
  const retry = () =>
    setLaid((before) => before && { ...before, key: newKey(), state: { at: 'uploading', progress: 0 } });

  const state = laid?.state;
  // The back button may have gone to another picture since.
  const isShown = state && (state.at !== 'stored' || state.mediaId === named);
  return {
    mediaId: state && state.at !== 'stored' ? null : named,
    src: isShown ? laid.preview : named && `/media/${named}`,
    name: isShown ? laid.file.name : null,
    progress: state?.at === 'uploading' ? state.progress : null,
    problem: state?.at === 'refused' ? state.problem : null,
    take,
    retry,
  };
}
