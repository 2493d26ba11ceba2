import { Download, QrCode, SquarePen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { SharedWorkView } from '@/server/albums/views';
import { buttonStyle } from '@/src/components/ui/button';
import { When } from '@/src/components/when';
import { AuthorName } from '@/src/features/community/people/author-name';
import { Avatar } from '@/src/features/community/people/avatar';
import { LikeButton } from '@/src/features/community/post/like-button';
import { ShareButton } from '@/src/features/community/post/share-button';
import { EmbedPanel } from './embed-panel';
import { isTag } from './work-stage';

interface SharedWorkProps {
  work: SharedWorkView;
  /** The QR code of this page's address, as one SVG path on a square of so many modules. */
  code: { path: string; modules: number };
  /** What other sites put into their pages to show it. */
  embed: string;
}

/** Who made it and when, what it is about, and what can be done with it. */
export function SharedWork({ work, code, embed }: SharedWorkProps) {
  const t = useTranslations('gallery');
  const g = useTranslations('gallery.tag');
  const { author, title, description, kind, tag, result, mine } = work;
  const shown = title || t('untitled');
  return (
    <div>
      <h1 dir="auto" className="font-verse text-xl [overflow-wrap:anywhere]">
        {shown}
      </h1>
      <div className="mt-4 flex items-center gap-3">
        <Avatar src={author.avatar} size={40} />
        <div className="min-w-0">
          <AuthorName author={author} className="block truncate font-medium" />
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-faint">
            <When at={work.createdAt} />
            {isTag(tag) && (
              <Link
                href={`/gallery?${kind === 'photo' ? 'kind=photo&' : ''}tag=${tag}`}
                className="inline-flex min-h-6 items-center rounded-sm underline-offset-4 hover:text-ink hover:underline"
              >
                {g(`${tag}`)}
              </Link>
            )}
          </p>
        </div>
      </div>
      {description !== '' && (
        <p dir="auto" className="mt-5 max-w-prose [overflow-wrap:anywhere] whitespace-pre-wrap">
          {description}
        </p>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-2">
        <LikeButton of={{ subject: kind, ...work }} size="large" />
        <ShareButton title={shown} />
        {result && (
          <a href={result.downloadUrl} download className={buttonStyle()}>
            <Download aria-hidden className="size-4" />
            {t('download')}
          </a>
        )}
        {mine && (
          <Link href="/albums" className={buttonStyle({ look: 'quiet' })}>
            <SquarePen aria-hidden className="size-4" />
            {t('toAlbums')}
          </Link>
        )}
      </div>
      <div className="mt-4 flex flex-col gap-1">
        <details className="text-sm">
          <summary className="inline-flex min-h-8 list-none items-center gap-2 rounded-sm text-soft hover:text-ink">
            <QrCode aria-hidden className="size-4" />
            {t('code')}
          </summary>
          <svg
            role="img"
            aria-label={t('codeLabel')}
            viewBox={`-4 -4 ${code.modules + 8} ${code.modules + 8}`}
            shapeRendering="crispEdges"
            className="mt-2 w-44 rounded-md border border-line bg-white"
          >
            <path d={code.path} className="fill-black" />
          </svg>
        </details>
        <EmbedPanel code={embed} />
      </div>
    </div>
  );
}
