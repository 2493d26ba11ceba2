'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { PostPictureView } from '@/server/forum/views';
import { useAnnounce } from '@/src/components/live-region';
import { stepOf, swipeOf } from './lightbox-steps';

interface LightboxProps {
  pictures: PostPictureView[];
  /** The place of the picture that is shown first. */
  start: number;
  onClose: () => void;
}

const ROUND =
  'grid size-11 place-items-center rounded-full bg-black/60 text-white transition-colors hover:bg-black/80 focus-visible:outline-white';

/** One picture at a time, on black, as large as the window; keys, buttons and swipes go through them. */
export function Lightbox({ pictures, start, onClose }: LightboxProps) {
  const t = useTranslations('community.post');
  const c = useTranslations('common');
  const announce = useAnnounce();
  const [place, setPlace] = useState(start);
  const pressed = useRef<number | null>(null);
  const count = pictures.length;
  const picture = pictures[place];

  const go = (to: number) => {
    if (to === place) return;
    setPlace(to);
    announce(`${t('picture', { place: to + 1, count })} ${pictures[to]?.alt ?? ''}`.trim());
  };
  useEffect(() => {
    for (const near of [pictures[place + 1], pictures[place - 1]]) if (near) new Image().src = near.url;
  }, [pictures, place]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = stepOf(event.key, place, count);
    if (to === null) return;
    event.preventDefault();
    go(to);
  };
  const onPointerUp = ({ clientX }: PointerEvent) => {
    if (pressed.current !== null) go(swipeOf(clientX - pressed.current, place, count));
    pressed.current = null;
  };
  if (!picture) return null;
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black" />
        <Radix.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 grid animate-appear grid-rows-[minmax(0,1fr)_auto] outline-none"
        >
          <Radix.Title className="sr-only">{t('picture', { place: place + 1, count })}</Radix.Title>
          <div
            className="grid min-h-0 touch-pan-y place-items-center overflow-hidden p-0 select-none sm:p-4"
            onPointerDown={({ clientX }) => (pressed.current = clientX)}
            onPointerUp={onPointerUp}
            onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
          >
            {/* eslint-disable-next-line @next/next/no-img-element -- the shared copy itself */}
            <img
              key={picture.mediaId}
              src={picture.url}
              alt={picture.alt}
              width={picture.width}
              height={picture.height}
              draggable={false}
              className="max-h-full max-w-full animate-appear object-contain"
            />
          </div>
          <div className="flex min-h-14 items-center gap-4 px-4 py-2 text-sm text-white">
            <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">{picture.alt}</p>
            {count > 1 && (
              <p aria-hidden className="tabular-nums">
                {place + 1} / {count}
              </p>
            )}
          </div>
          {place > 0 && (
            <button
              type="button"
              aria-label={t('previous')}
              onClick={() => go(place - 1)}
              className={`${ROUND} absolute inset-y-0 left-3 my-auto`}
            >
              <ChevronLeft aria-hidden />
            </button>
          )}
          {place < count - 1 && (
            <button
              type="button"
              aria-label={t('next')}
              onClick={() => go(place + 1)}
              className={`${ROUND} absolute inset-y-0 right-3 my-auto`}
            >
              <ChevronRight aria-hidden />
            </button>
          )}
          <Radix.Close aria-label={c('close')} className={`${ROUND} absolute top-3 right-3`}>
            <X aria-hidden className="size-5" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
