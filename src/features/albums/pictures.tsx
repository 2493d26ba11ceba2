'use client';

import { ArrowDownUp, ImagePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Keys } from '@/src/components/keys';
import { useAnnounce } from '@/src/components/live-region';
import { Button } from '@/src/components/ui/button';
import { useGrip } from '@/src/features/community/compose/use-grip';
import { filesOfInput } from '@/src/features/studio/dropped-files';
import { notify } from '@/src/lib/toast';
import { ArrivalCard } from './arrival-card';
import { PictureCard } from './picture-card';
import type { AlbumState } from './use-album';
import type { useArrivals } from './use-arrivals';

interface PicturesProps {
  state: AlbumState;
  arrivals: ReturnType<typeof useArrivals>;
}

/** The pictures of an album in their order, and those on their way into it. */
export function Pictures({ state: { album, expect, order, act }, arrivals }: PicturesProps) {
  const t = useTranslations('albums.pictures');
  const c = useTranslations('common');
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const [sorting, setSorting] = useState(false);
  const { id: albumId, pictures } = album;
  const latest = useRef(pictures);
  useEffect(() => {
    latest.current = pictures;
  });
  const move = (id: string, to: number) => {
    const now = latest.current;
    const moved = now.find((picture) => picture.id === id);
    if (!moved || to < 0 || to >= now.length) return;
    const others = now.filter((picture) => picture.id !== id);
    latest.current = [...others.slice(0, to), moved, ...others.slice(to)];
    order(latest.current.map((picture) => picture.id));
    announce(t('moved', { place: to + 1, count: now.length }));
  };
  const { dragged, grip } = useGrip((id, over) =>
    move(
      id,
      latest.current.findIndex((picture) => picture.id === over),
    ),
  );
  const remove = async (pictureId: string) => {
    expect((before) => ({
      ...before,
      pictures: before.pictures.filter(({ id }) => id !== pictureId),
    }));
    const removed = await act((api) => api.removePicture.mutate({ albumId, pictureId }));
    if (!removed) return;
    const run = () => void act((api) => api.returnPicture.mutate({ albumId, ...removed.value }));
    void notify({ text: t('removed'), action: { label: c('undo'), run } });
  };
  const sort = async () => {
    setSorting(true);
    const sorted = await act((api) => api.sort.mutate({ albumId }));
    setSorting(false);
    if (sorted) void notify({ text: t('sorted', { known: sorted.value.known, count: pictures.length }) });
  };
  const pick = () => input.current?.click();
  const empty = pictures.length + arrivals.items.length === 0;
  return (
    <section aria-labelledby="pictures-title">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/*"
        data-testid="album-input"
        onChange={({ target }) => {
          if (target.files) arrivals.take(filesOfInput(target.files));
          // The same file may be picked again.
          target.value = '';
        }}
      />
      <div className="mb-3 flex min-h-10 flex-wrap items-center gap-2">
        <h2 id="pictures-title" className="mr-auto text-base font-semibold tabular-nums">
          {t('title', { count: pictures.length })}
        </h2>
        {pictures.length > 1 && (
          <Button look="quiet" aria-disabled={sorting} onClick={() => !sorting && void sort()}>
            <ArrowDownUp aria-hidden className="size-4" />
            {t('sort')}
          </Button>
        )}
        {!empty && (
          <Button onClick={pick}>
            <ImagePlus aria-hidden className="size-4" />
            {t('add')}
          </Button>
        )}
      </div>
      {empty ? (
        <div className="grid min-h-80 place-items-center rounded-md border border-dashed border-outline bg-sunken p-6 text-center">
          <div>
            <Button look="primary" size="lg" onClick={pick}>
              <ImagePlus aria-hidden className="size-5" />
              {t('choose')}
            </Button>
            <p className="mt-4 text-sm text-soft">
              {t.rich('drop', { keys: () => <Keys keys={['mod', 'V']} /> })}
            </p>
            <p className="mt-1 text-sm text-soft">{t('private')}</p>
          </div>
        </div>
      ) : (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4 2xl:grid-cols-5">
          {pictures.map((picture, place) => (
            <PictureCard
              key={picture.id}
              picture={picture}
              place={place}
              count={pictures.length}
              dragged={dragged === picture.id}
              onMove={(to) => move(picture.id, to)}
              onRemove={() => void remove(picture.id)}
              onGrip={grip(picture.id)}
            />
          ))}
          {arrivals.items.map((item) => (
            <ArrivalCard
              key={item.key}
              item={item}
              onLeave={() => arrivals.dispatch({ type: 'leave', keys: [item.key] })}
              onRetry={() => arrivals.dispatch({ type: 'upload', key: item.key })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
