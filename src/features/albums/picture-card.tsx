'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PointerEvent } from 'react';
import type { AlbumPictureView } from '@/server/albums/views';
import { OrderControls, PlaceBadge } from '@/src/components/order-controls';
import { Thumbnail } from '@/src/components/thumbnail';
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
      <PlaceBadge place={place} />
      {/* Always there on touch screens; elsewhere they come with the pointer or the focus. */}
      <div className="transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:hover)]:opacity-0">
        <OrderControls
          place={place}
          count={count}
          words={{
            remove: t('remove', where),
            earlier: t('earlier', where),
            later: t('later', where),
            grip: t('grip', where),
          }}
          onMove={onMove}
          onRemove={onRemove}
          onGrip={onGrip}
        />
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
