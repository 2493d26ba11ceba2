'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useReducer, useRef } from 'react';
import { useAnnounce } from '@/src/components/live-region';
import type { LaidFiles } from '@/src/features/studio/dropped-files';
import { newKey, SHOWABLE } from '@/src/features/studio/use-lay-down';
import { useUploads } from '@/src/features/studio/use-uploads';
import { notify } from '@/src/lib/toast';
import { reduceArrivals, type Arrival } from './arrivals';
import type { AlbumState } from './use-album';

/** The server's limit (server/albums/pictures.ts). */
export const MOST_PICTURES = 200;
/** Calls take so many at once. */
const AT_ONCE = 100;

/** Sends files and puts them into the album as they arrive, whichever way they came. */
export function useArrivals({ album, act }: AlbumState) {
  const t = useTranslations('albums.pictures');
  const announce = useAnnounce();
  const [items, dispatch] = useReducer(reduceArrivals, []);
  const placing = useRef(false);
  /** The album was empty when these pictures were laid down. */
  const filling = useRef(false);
  useUploads({ items }, dispatch);

  const stored = items.flatMap(({ key, state }) =>
    state.at === 'stored' ? [{ key, mediaId: state.mediaId }] : [],
  );
  const place = useEffectEvent(async () => {
    if (placing.current) return;
    placing.current = true;
    const batch = stored.slice(0, AT_ONCE);
    const mediaIds = batch.map(({ mediaId }) => mediaId);
    const placed = new Set(batch.map(({ key }) => key));
    await act((api) => api.addPictures.mutate({ albumId: album.id, mediaIds }));
    // What filled an empty album arrived in any order; it stands by time and place until somebody moves it.
    if (filling.current && items.every(({ key, state }) => state.at === 'refused' || placed.has(key))) {
      filling.current = false;
      await act((api) => api.sort.mutate({ albumId: album.id }));
    }
    placing.current = false;
    // What was refused has been said; it is not tried for ever.
    dispatch({ type: 'leave', keys: batch.map(({ key }) => key) });
  });
  const waiting = stored.map(({ key }) => key).join(' ');
  useEffect(() => {
    if (waiting !== '') void place();
  }, [waiting]);

  const uploading = items.some(({ state }) => state.at !== 'refused');
  useEffect(() => {
    if (!uploading) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploading]);

  const take = ({ files, skipped }: LaidFiles) => {
    const room = Math.max(0, MOST_PICTURES - album.pictures.length - items.length);
    const taken = files.slice(0, room);
    if (taken.length < files.length) void notify({ text: t('tooMany', { limit: MOST_PICTURES }) });
    else if (skipped > 0) void notify({ text: t('skipped', { count: skipped }) });
    if (taken.length === 0) return;
    if (album.pictures.length + items.length === 0) filling.current = true;
    const arrivals = taken.map(({ file }): Arrival => ({
      key: newKey(),
      name: file.name,
      file,
      preview: SHOWABLE.test(file.type) ? URL.createObjectURL(file) : null,
      state: { at: 'uploading', progress: 0 },
    }));
    dispatch({ type: 'add', items: arrivals });
    announce(t('added', { count: taken.length }));
  };
  return { items, dispatch, take, uploading };
}
