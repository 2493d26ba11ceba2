'use client';

import { MessageCircle } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { CSSProperties } from 'react';
import type { PostView } from '@/server/forum/views';
import { When } from '@/src/components/when';
import { AuthorName } from '../people/author-name';
import { Avatar } from '../people/avatar';
import { LikeButton } from '../post/like-button';
import { plateRatio, postHref, shownTitle } from '../shared/words';
import { PostPlate } from './post-plate';

interface PostCardProps {
  post: PostView;
  /** In sight at once: its picture is fetched with the page. */
  eager: boolean;
}

/** A post among others. Its whole plate leads to it; in a row, plates of all shapes are equally tall. */
export function PostCard({ post, eager }: PostCardProps) {
  const t = useTranslations('community.feed');
  const { number } = useFormatter();
  const { author } = post;
  return (
    <li
      data-testid="post"
      className="min-w-0 [flex-grow:var(--ratio)] basis-full sm:basis-[calc(var(--ratio)*var(--row))]"
      style={{ '--ratio': plateRatio(post.pictures).toFixed(4) } as CSSProperties}
    >
      <article className="group @container relative">
        <PostPlate post={post} eager={eager} />
        <h2 className="mt-2.5 font-medium">
          <Link
            href={postHref(post.id)}
            // A page of posts would ask for twenty others, of which there is only a title to be had.
            prefetch={false}
            className="block truncate outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-offset-4 focus-visible:after:outline-accent"
          >
            <bdi>{shownTitle(post) ?? t('untitled')}</bdi>
          </Link>
        </h2>
        <div className="mt-1 flex items-center gap-2 text-sm text-soft">
          <Avatar src={author.avatar} size={22} />
          <AuthorName author={author} className="relative z-10 min-w-0 truncate" />
          <When at={post.createdAt} className="hidden shrink-0 text-faint @min-[18rem]:inline" />
          <span className="relative z-10 -mr-2 ml-auto flex shrink-0 items-center">
            {post.commentCount > 0 && (
              <span className="flex items-center gap-1.5 px-1.5 tabular-nums">
                <MessageCircle aria-hidden className="size-4" strokeWidth={1.75} />
                <span aria-hidden>{number(post.commentCount, { notation: 'compact' })}</span>
                <span className="sr-only">{t('comments', { count: post.commentCount })}</span>
              </span>
            )}
            <LikeButton of={{ subject: 'post', ...post }} size="small" closed={post.locked} />
          </span>
        </div>
      </article>
    </li>
  );
}
