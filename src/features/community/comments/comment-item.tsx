'use client';

import { CornerDownRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CommentView } from '@/server/forum/views';
import { When } from '@/src/components/when';
import { Button } from '@/src/components/ui/button';
import { AuthorName } from '../people/author-name';
import { Avatar } from '../people/avatar';
import { LikeButton } from '../post/like-button';
import type { Commented } from '../shared/words';
import { CommentForm } from './comment-form';
import { CommentTools } from './comment-tools';

interface CommentItemProps {
  comment: CommentView;
  of: Commented;
  locked: boolean;
  onAdded: (reply: CommentView) => void;
  onRemoved: () => void;
}

export function CommentItem({ comment, of, locked, onAdded, onRemoved }: CommentItemProps) {
  const t = useTranslations('community.comments');
  const p = useTranslations('community.person');
  const [replying, setReplying] = useState(false);
  const { id, author, text, createdAt, replyTo, mine } = comment;
  const name = author.former ? p('former') : author.name;
  return (
    <li id={`comment-${id}`} data-testid="comment" className="flex scroll-mt-4 gap-3 target:animate-appear">
      <Avatar src={author.avatar} size={32} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-sm">
          <AuthorName author={author} className="truncate font-medium" />
          <When at={createdAt} className="shrink-0 text-faint" />
        </p>
        {replyTo && <Answered replyTo={replyTo} />}
        <p dir="auto" className="mt-1 [overflow-wrap:anywhere] whitespace-pre-wrap">
          {text}
        </p>
        <div className="mt-1 -ml-2 flex items-center text-sm">
          <LikeButton of={{ subject: 'comment', ...comment }} size="small" closed={locked} />
          {!locked && (
            <Button
              size="sm"
              look="quiet"
              className="px-2"
              aria-label={t('replyTo', { name })}
              aria-expanded={replying}
              onClick={() => setReplying(!replying)}
            >
              {t('reply')}
            </Button>
          )}
          <CommentTools id={id} mine={mine} name={name} onRemoved={onRemoved} />
        </div>
        {replying && (
          <CommentForm
            of={of}
            parent={{ id, name }}
            className="mt-2"
            onAdded={(reply) => {
              setReplying(false);
              onAdded(reply);
            }}
            onCancel={() => setReplying(false)}
          />
        )}
      </div>
    </li>
  );
}

/** What a reply answers: a line of it that leads there, or that it is no more. */
function Answered({ replyTo }: { replyTo: NonNullable<CommentView['replyTo']> }) {
  const t = useTranslations('community.comments');
  const p = useTranslations('community.person');
  const { id, author, text } = replyTo;
  return (
    <p className="mt-1 flex items-center gap-1.5 text-sm text-faint">
      <CornerDownRight aria-hidden className="size-4 shrink-0" />
      {author && text !== null ? (
        <a href={`#comment-${id}`} className="min-w-0 truncate rounded-sm hover:underline">
          <bdi>{author.former ? p('former') : author.name}</bdi>
          {': '}
          <bdi>{text}</bdi>
        </a>
      ) : (
        t('answeredGone')
      )}
    </p>
  );
}
