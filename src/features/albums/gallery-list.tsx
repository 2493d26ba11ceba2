'use client';

import { MessageCircle, Play } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { SharedWorkView } from '@/server/albums/views';
import type { Page } from '@/server/forum/views';
import { Thumbnail } from '@/src/components/thumbnail';
import { AuthorName } from '@/src/features/community/people/author-name';
import { Avatar } from '@/src/features/community/people/avatar';
import { LikeButton } from '@/src/features/community/post/like-button';
import { EndlessFoot } from '@/src/features/community/shared/endless-foot';
import { useEndless } from '@/src/features/community/shared/use-endless';
import { hrefWith } from '@/src/features/community/shared/words';
import { workHref, type Tag } from './work-stage';

interface GalleryListProps {
  kind: 'movie' | 'photo';
  tag: Tag | null;
  first: Page<SharedWorkView>;
}

/** Shared films or long pictures by their covers. */
export function GalleryList({ kind, tag, first }: GalleryListProps) {
  const t = useTranslations('gallery');
  const parameters = { kind: kind === 'photo' ? 'photo' : null, tag };
  const list = useEndless(hrefWith('/gallery', parameters), first, (api, cursor) =>
    api.albums.gallery.list.query({ kind, cursor, ...(tag === null ? {} : { tag }) }),
  );
  const { nextCursor } = list;
  return (
    <>
      <ul
        aria-label={kind === 'movie' ? t('films') : t('longs')}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-x-4 gap-y-7 lg:gap-x-5"
      >
        {list.items.map((work) => (
          <GalleryCard key={work.id} work={work} />
        ))}
      </ul>
      <EndlessFoot
        href={nextCursor === null ? null : hrefWith('/gallery', { ...parameters, before: nextCursor })}
        busy={list.busy}
        problem={list.problem}
        onMore={list.more}
        label={t('more')}
        end={t('end')}
      />
    </>
  );
}

function GalleryCard({ work }: { work: SharedWorkView }) {
  const t = useTranslations('gallery');
  const { number } = useFormatter();
  const { author, kind, cover, title, commentCount } = work;
  return (
    <li data-testid="gallery-work" className="min-w-0">
      <article className="group relative">
        <div className="relative overflow-hidden rounded-md">
          <Thumbnail
            src={cover?.url ?? null}
            className="aspect-video w-full rounded-md [&_img]:transition-transform [&_img]:duration-250 motion-safe:group-hover:[&_img]:scale-[1.02]"
          />
          {kind === 'movie' && (
            <span
              aria-hidden
              className="absolute right-2.5 bottom-2.5 grid size-9 place-items-center rounded-full bg-black/60 text-white"
            >
              <Play className="ml-0.5 size-4 fill-current" />
            </span>
          )}
        </div>
        <h2 className="mt-2.5 font-verse text-[1.0625rem]">
          <Link
            href={workHref(work)}
            prefetch={false}
            className="block truncate outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
          >
            <bdi>{title || t('untitled')}</bdi>
          </Link>
        </h2>
        <div className="mt-1 flex items-center gap-2 text-sm text-soft">
          <Avatar src={author.avatar} size={22} />
          <AuthorName author={author} className="relative z-10 min-w-0 truncate" />
          <span className="relative z-10 -mr-2 ml-auto flex shrink-0 items-center">
            {commentCount > 0 && (
              <span className="flex items-center gap-1.5 px-1.5 tabular-nums">
                <MessageCircle aria-hidden className="size-4" strokeWidth={1.75} />
                <span aria-hidden>{number(commentCount, { notation: 'compact' })}</span>
                <span className="sr-only">{t('comments', { count: commentCount })}</span>
              </span>
            )}
            <LikeButton of={{ subject: kind, ...work }} size="small" />
          </span>
        </div>
      </article>
    </li>
  );
}
