import { Images } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PostView } from '@/server/forum/views';
import { cn } from '@/src/lib/cn';
import { isBlank, plateRatio } from '../shared/words';

/** Characters that are few enough to be set large. */
const FEW_WORDS = 60;

/** What a post looks like in a list: its first picture, or its first words. */
export function PostPlate({ post, eager }: { post: PostView; eager: boolean }) {
  const t = useTranslations('community.feed');
  const [first] = post.pictures;
  const aspectRatio = plateRatio(post.pictures).toFixed(4);
  if (!first) {
    return (
      <div
        style={{ aspectRatio }}
        className="grid content-center overflow-hidden rounded-md border border-line bg-surface px-6 py-5 transition-colors group-hover:border-outline max-sm:!aspect-auto"
      >
        <p
          dir="auto"
          className={cn(
            '[overflow-wrap:anywhere] whitespace-pre-line',
            post.text.length <= FEW_WORDS ? 'line-clamp-5 text-lg' : 'line-clamp-[7] text-soft',
          )}
        >
          {isBlank(post.text) ? '…' : post.text}
        </p>
      </div>
    );
  }
  return (
    <div style={{ aspectRatio }} className="relative overflow-hidden rounded-md bg-sunken">
      {/* eslint-disable-next-line @next/next/no-img-element -- made at this size by our server */}
      <img
        src={first.thumbnailUrl}
        alt={first.alt}
        width={first.width}
        height={first.height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className="size-full object-cover transition-[filter] duration-250 group-hover:brightness-105"
      />
      {post.pictures.length > 1 && (
        <span className="absolute top-2 right-2 flex items-center gap-1 rounded-full bg-black/65 px-2 py-0.5 text-xs font-medium text-white tabular-nums">
          <Images aria-hidden className="size-3.5" />
          <span aria-hidden>{post.pictures.length}</span>
          <span className="sr-only">{t('pictures', { count: post.pictures.length })}</span>
        </span>
      )}
    </div>
  );
}
