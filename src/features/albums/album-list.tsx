import { Clapperboard, GalleryVertical, Images } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { AlbumCardView } from '@/server/albums/views';
import { Thumbnail } from '@/src/components/thumbnail';
import { When } from '@/src/components/when';

/** Albums by their covers. */
export function AlbumList({ albums }: { albums: readonly AlbumCardView[] }) {
  const t = useTranslations('albums.list');
  return (
    <ul
      aria-label={t('title')}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-x-4 gap-y-7"
    >
      {albums.map((album) => (
        <li key={album.id} data-testid="album" className="group relative min-w-0">
          <div className="relative overflow-hidden rounded-md">
            <Thumbnail src={album.coverUrl} className="aspect-[4/3] w-full rounded-md" />
            {album.making !== null && (
              <span className="absolute top-2 left-2 rounded-full bg-black/65 px-2.5 py-1 text-xs font-medium text-white tabular-nums">
                {t('making', { percent: Math.floor(album.making * 100) / 100 })}
              </span>
            )}
          </div>
          <h2 className="mt-2.5 font-verse text-[1.0625rem]">
            <Link
              href={`/albums/${album.id}`}
              prefetch={false}
              className="block truncate outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
            >
              <bdi>{album.title || t('untitled')}</bdi>
            </Link>
          </h2>
          <p className="mt-0.5 flex items-center gap-3 text-sm text-soft tabular-nums">
            <span className="flex items-center gap-1">
              <Images aria-hidden className="size-4" strokeWidth={1.75} />
              {t('pictures', { count: album.pictureCount })}
            </span>
            {album.films > 0 && (
              <span className="flex items-center gap-1">
                <Clapperboard aria-hidden className="size-4" strokeWidth={1.75} />
                <span aria-hidden>{album.films}</span>
                <span className="sr-only">{t('films', { count: album.films })}</span>
              </span>
            )}
            {album.longPictures > 0 && (
              <span className="flex items-center gap-1">
                <GalleryVertical aria-hidden className="size-4" strokeWidth={1.75} />
                <span aria-hidden>{album.longPictures}</span>
                <span className="sr-only">{t('longs', { count: album.longPictures })}</span>
              </span>
            )}
            <When at={album.updatedAt} className="ml-auto shrink-0 text-faint" />
          </p>
        </li>
      ))}
    </ul>
  );
}
