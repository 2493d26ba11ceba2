'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState, type CSSProperties, type MouseEvent } from 'react';
import type { PostPictureView } from '@/server/forum/views';
import { cn } from '@/src/lib/cn';
import { plateRatio } from '../shared/words';

const Lightbox = dynamic(() => import('./lightbox').then((m) => m.Lightbox), { ssr: false });

/** Pictures of a post: the first as large as the window allows, the others in rows. Each opens the lightbox. */
export function Gallery({ pictures }: { pictures: PostPictureView[] }) {
  const [shown, setShown] = useState<number | null>(null);
  const open = (place: number, event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setShown(place);
  };
  const [first, ...others] = pictures;
  if (!first) return null;
  return (
    <>
      <ul className="flex flex-wrap gap-2 [--row:11rem] sm:gap-3">
        <li className="grid w-full place-items-center rounded-md bg-sunken">
          <PictureLink
            picture={first}
            place={0}
            count={pictures.length}
            onOpen={(event) => open(0, event)}
            large
          />
        </li>
        {others.map((picture, index) => (
          <li
            key={picture.mediaId}
            className="min-w-0 [flex-grow:var(--ratio)] basis-[calc(var(--ratio)*var(--row))]"
            style={{ '--ratio': plateRatio([picture]).toFixed(4) } as CSSProperties}
          >
            <PictureLink
              picture={picture}
              place={index + 1}
              count={pictures.length}
              onOpen={(event) => open(index + 1, event)}
            />
          </li>
        ))}
      </ul>
      {shown !== null && <Lightbox pictures={pictures} start={shown} onClose={() => setShown(null)} />}
    </>
  );
}

interface PictureLinkProps {
  picture: PostPictureView;
  place: number;
  count: number;
  onOpen: (event: MouseEvent) => void;
  large?: boolean;
}

/** A link to the picture itself, so that it also opens without JavaScript and in another tab. */
function PictureLink({ picture, place, count, onOpen, large = false }: PictureLinkProps) {
  const t = useTranslations('community.post');
  const { width, height, url, thumbnailUrl, alt } = picture;
  const fit = {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, calc(82dvh * ${(width / height).toFixed(5)}))`,
  };
  return (
    <a
      href={url}
      onClick={onOpen}
      aria-label={alt || t('picture', { place: place + 1, count })}
      style={large ? fit : { aspectRatio: plateRatio([picture]).toFixed(4) }}
      className="block cursor-zoom-in overflow-hidden rounded-md bg-sunken"
    >
      {/* eslint-disable-next-line @next/next/no-img-element -- made at these sizes by our server */}
      <img
        src={large ? url : thumbnailUrl}
        alt=""
        width={width}
        height={height}
        fetchPriority={large ? 'high' : undefined}
        loading={large ? 'eager' : 'lazy'}
        className={cn('size-full', large ? 'object-contain' : 'object-cover')}
      />
    </a>
  );
}
