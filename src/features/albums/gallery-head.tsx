import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';
import { TabLink } from '@/src/features/community/feed/tab-link';
import { hrefWith } from '@/src/features/community/shared/words';
import { TAGS, type Tag } from './work-stage';

interface GalleryHeadProps {
  kind: 'movie' | 'photo';
  tag: Tag | null;
}

/** Films or long pictures, of all shelves or of one. */
export function GalleryHead({ kind, tag }: GalleryHeadProps) {
  const t = useTranslations('gallery');
  const g = useTranslations('gallery.tag');
  const href = (wanted: { kind?: string; tag?: Tag | null }) => {
    const which = wanted.kind ?? kind;
    const shelf = 'tag' in wanted ? (wanted.tag ?? null) : tag;
    return hrefWith('/gallery', { kind: which === 'photo' ? 'photo' : null, tag: shelf });
  };
  const chip =
    'inline-flex h-9 items-center rounded-full border border-line px-3.5 text-sm whitespace-nowrap text-soft transition-colors hover:bg-sunken hover:text-ink aria-[current]:border-accent aria-[current]:bg-tint aria-[current]:font-medium aria-[current]:text-ink';
  return (
    <header className="mb-6">
      <div className="flex flex-wrap items-center gap-3 py-2 sm:py-4">
        <h1 className="mr-auto text-xl font-semibold tracking-tight">{t('title')}</h1>
        <Link href="/albums" className={buttonStyle({ look: 'primary' })}>
          {t('make')}
        </Link>
      </div>
      <nav aria-label={t('views')} className="flex gap-5 border-b border-line">
        <TabLink href={href({ kind: 'movie' })} here={kind === 'movie'}>
          {t('films')}
        </TabLink>
        <TabLink href={href({ kind: 'photo' })} here={kind === 'photo'}>
          {t('longs')}
        </TabLink>
      </nav>
      <nav aria-label={t('shelves')} className="mt-4 flex flex-wrap gap-2">
        <Link
          href={href({ tag: null })}
          scroll={false}
          aria-current={tag === null ? 'page' : undefined}
          className={chip}
        >
          {t('all')}
        </Link>
        {TAGS.map((one) => (
          <Link
            key={one}
            href={href({ tag: one })}
            scroll={false}
            aria-current={tag === one ? 'page' : undefined}
            className={chip}
          >
            {g(`${one}`)}
          </Link>
        ))}
      </nav>
    </header>
  );
}
