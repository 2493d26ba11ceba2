'use client';

import { ArrowLeft, ArrowRight, GripVertical, TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { AlbumPictureView } from '@/server/albums/views';
import { Thumbnail } from '@/src/components/thumbnail';
import { Button } from '@/src/components/ui/button';
import { cn } from '@/src/lib/cn';

interface PictureCardProps {
  picture: AlbumPictureView;
  place: number;
  count: number;
  dragged: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
  onGrip: (event: PointerEvent<HTMLElement>) => void;
}

const ON_PICTURE = 'size-8 rounded-sm bg-black/60 text-white hover:bg-black/80 hover:text-white';

/** When and where, as far as it is known: `5/1 09:30 · 杭州市`. */
function noteOf({ takenAt, placeName }: AlbumPictureView): string {
  const [, month, day, time] = /^\d+-(\d+)-(\d+)T(\d+:\d+)/.exec(takenAt ?? '') ?? [];
  const when = month && day ? `${Number(month)}/${Number(day)} ${time ?? ''}` : '';
  return [when, placeName ?? ''].filter(Boolean).join(' · ');
}

/** One picture of an album: where it stands, and how it is moved. */
export function PictureCard(props: PictureCardProps) {
  const { picture, place, count, dragged, onMove, onRemove, onGrip } = props;
  const t = useTranslations('albums.pictures');
  const where = { place: place + 1, count };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(place + step);
  };
  const note = noteOf(picture);
  return (
    <li
      data-picture={picture.id}
      data-testid="album-picture"
      className={cn(
        'group relative overflow-hidden rounded-md border bg-surface transition-[border-color,opacity]',
        dragged ? 'border-accent opacity-70' : 'border-line',
      )}
    >
      <Thumbnail
        src={picture.thumbnailUrl}
        className={cn('aspect-[4/3] w-full rounded-none', picture.unreadable && 'opacity-40 grayscale')}
      />
      <span className="absolute top-2 left-2 grid h-6 min-w-6 place-items-center rounded-full bg-black/65 px-1.5 text-xs font-medium text-white tabular-nums">
        {place + 1}
      </span>
      {/* Always there on touch screens; elsewhere they come with the pointer or the focus. */}
      <div className="transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:hover)]:opacity-0">
        <Button
          look="quiet"
          size="icon"
          className={cn(ON_PICTURE, 'absolute top-2 right-2')}
          aria-label={t('remove', where)}
          onClick={onRemove}
        >
          <X aria-hidden className="size-4" />
        </Button>
        {count > 1 && (
          <div className="absolute right-2 bottom-2 flex gap-1">
            <Button
              look="quiet"
              size="icon"
              className={ON_PICTURE}
              aria-label={t('earlier', where)}
              aria-disabled={place === 0}
              onClick={() => onMove(place - 1)}
            >
              <ArrowLeft aria-hidden className="size-4" />
            </Button>
            <Button
              look="quiet"
              size="icon"
              className={ON_PICTURE}
              aria-label={t('later', where)}
              aria-disabled={place === count - 1}
              onClick={() => onMove(place + 1)}
            >
              <ArrowRight aria-hidden className="size-4" />
            </Button>
            <Button
              look="quiet"
              size="icon"
              className={cn(ON_PICTURE, 'cursor-grab touch-none active:cursor-grabbing')}
              aria-label={t('grip', where)}
              onPointerDown={onGrip}
              onKeyDown={keys}
            >
              <GripVertical aria-hidden className="size-4" />
            </Button>
          </div>
        )}
      </div>
      {picture.unreadable && (
        <p className="flex items-start gap-1.5 px-2 py-1.5 text-xs text-danger">
          <TriangleAlert aria-hidden className="size-4 shrink-0" />
          {t('unreadable', { name: picture.name })}
        </p>
      )}
      {!picture.unreadable && note !== '' && (
        <p className="truncate px-2 py-1.5 text-xs text-soft tabular-nums">{note}</p>
      )}
    </li>
  );
}
