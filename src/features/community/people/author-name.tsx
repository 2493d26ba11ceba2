import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { AuthorView } from '@/server/forum/views';
import { cn } from '@/src/lib/cn';
import { personHref } from '../shared/words';

/** A person's name, leading to their page; whoever has left has neither. */
export function AuthorName({ author, className }: { author: AuthorView; className?: string }) {
  const t = useTranslations('community.person');
  if (author.former) return <span className={cn('text-soft', className)}>{t('former')}</span>;
  return (
    <Link
      href={personHref(author)}
      // As with posts: lists are full of people.
      prefetch={false}
      className={cn('rounded-sm underline-offset-4 hover:underline', className)}
    >
      <bdi>{author.name}</bdi>
    </Link>
  );
}
