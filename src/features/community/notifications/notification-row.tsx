import { AtSign, Gavel, Heart, MessageCircle, UserPlus, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { NotificationView } from '@/server/forum/views';
import { When } from '@/src/components/when';
import { cn } from '@/src/lib/cn';
import { Avatar } from '../people/avatar';
import { personHref, postHref, subjectHref } from '../shared/words';
import { NotificationText } from './notification-text';

const ICONS: Record<NotificationView['kind'], LucideIcon> = {
  like: Heart,
  comment: MessageCircle,
  reply: AtSign,
  follow: UserPlus,
  moderation: Gavel,
};

function hrefOf({ target, actors: [first] }: NotificationView): string | null {
  if (!target) return null;
  if (target.kind === 'post') return postHref(target.postId);
  if (target.kind === 'work') return subjectHref({ subject: target.work, id: target.workId });
  if (target.kind === 'comment')
    return `${subjectHref({ subject: target.subject, id: target.subjectId })}?comment=${target.commentId}#comment-${target.commentId}`;
  return first && !first.former ? personHref(first) : null;
}

export function NotificationRow({ notification }: { notification: NotificationView }) {
  const { kind, actors, target, createdAt, read } = notification;
  const Icon = ICONS[kind];
  const href = hrefOf(notification);
  const [first] = actors;
  const text = <NotificationText notification={notification} />;
  return (
    <li
      data-testid="notification"
      className={cn('relative flex items-start gap-3 p-4', !read && 'bg-tint/50')}
    >
      <span className="relative shrink-0">
        {first ? (
          <Avatar src={first.avatar} size={40} />
        ) : (
          <span className="block size-10 rounded-full bg-sunken" />
        )}
        <span className="absolute -right-1 -bottom-1 grid size-5 place-items-center rounded-full bg-surface text-accent">
          <Icon aria-hidden className="size-3.5" />
        </span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">
          {href ? (
            <Link
              href={href}
              prefetch={false}
              className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {text}
            </Link>
          ) : (
            text
          )}
        </p>
        {target?.kind === 'comment' && <p className="mt-1 truncate text-sm text-soft">{target.text}</p>}
        <When at={createdAt} className="mt-1 block text-sm text-faint" />
      </div>
      {!read && <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-accent" />}
    </li>
  );
}
