import { Eye, EyeOff, Lock } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { PostView } from '@/server/forum/views';
import { When } from '@/src/components/when';
import { AuthorName } from '../people/author-name';
import { Avatar } from '../people/avatar';
import { isBlank, shownTitle } from '../shared/words';
import { LikeButton } from './like-button';
import { PostMenu } from './post-menu';
import { ShareButton } from './share-button';

/** Who wrote what and when, and what can be done with it. */
export function PostArticle({ post }: { post: PostView }) {
  const t = useTranslations('community.post');
  const { number } = useFormatter();
  const { author } = post;
  const title = shownTitle(post) ?? t('untitled');
  // A borrowed title is the text's beginning: said once is enough when it is all there is.
  const text = isBlank(post.text) || title === post.text.trim() ? null : post.text;
  return (
    <div>
      {post.hidden && <State Icon={EyeOff}>{t('hidden')}</State>}
      {post.locked && <State Icon={Lock}>{t('locked')}</State>}
      <h1 dir="auto" className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
        {title}
      </h1>
      <div className="mt-4 flex items-center gap-3">
        <Avatar src={author.avatar} size={40} />
        <div className="min-w-0">
          <AuthorName author={author} className="block truncate font-medium" />
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-faint">
            <When at={post.createdAt} />
            {post.editedAt !== null && <span>{t('edited')}</span>}
            <span className="flex items-center gap-1 tabular-nums">
              <Eye aria-hidden className="size-4" strokeWidth={1.75} />
              <span aria-hidden>{number(post.viewCount, { notation: 'compact' })}</span>
              <span className="sr-only">{t('views', { count: post.viewCount })}</span>
            </span>
          </p>
        </div>
      </div>
      {text && (
        <p dir="auto" className="mt-5 max-w-prose [overflow-wrap:anywhere] whitespace-pre-wrap">
          {text}
        </p>
      )}
      <div className="mt-6 flex items-center gap-2">
        <LikeButton of={{ subject: 'post', ...post }} size="large" closed={post.locked} />
        <ShareButton title={title} />
        <PostMenu post={post} />
      </div>
    </div>
  );
}

function State({ Icon, children }: { Icon: typeof Lock; children: string }) {
  return (
    <p className="mb-4 flex items-start gap-2 rounded-md bg-tint px-3 py-2 text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      {children}
    </p>
  );
}
