'use client';

import { Heart } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/src/components/ui/button';
import { cn } from '@/src/lib/cn';
import { useLike, type Liked } from './use-like';

interface LikeButtonProps {
  of: Liked;
  size: 'small' | 'large';
  /** Closed to likes; those that were given still show. */
  closed?: boolean;
  className?: string;
}

export function LikeButton({ of, size, closed = false, className }: LikeButtonProps) {
  const t = useTranslations('community.like');
  const { number } = useFormatter();
  const { liked, count, toggle } = useLike(of);
  return (
    <Button
      look={size === 'large' ? 'plain' : 'quiet'}
      size={size === 'large' ? 'md' : 'sm'}
      aria-pressed={liked}
      aria-label={t('label', { count })}
      aria-disabled={closed && !liked}
      onClick={() => !(closed && !liked) && toggle()}
      className={cn('gap-1.5 tabular-nums', size === 'small' && 'px-2', className)}
    >
      <Heart
        aria-hidden
        className={cn('size-4 transition-colors', liked && 'fill-current text-accent')}
        strokeWidth={liked ? 2 : 1.75}
      />
      {count > 0 || size === 'large' ? number(count, { notation: 'compact' }) : null}
    </Button>
  );
}
