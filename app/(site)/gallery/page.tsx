import type { Metadata } from 'next';
import { Clapperboard } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';
import { VerseFont } from '@/src/components/verse-font';
import { GalleryHead } from '@/src/features/albums/gallery-head';
import { GalleryList } from '@/src/features/albums/gallery-list';
import { isTag } from '@/src/features/albums/work-stage';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { numberIn } from '../community/forum-reader';
import { readGallery } from './gallery-reader';

interface GalleryPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gallery');
  return { title: t('title'), description: t('lead') };
}

/** Films and long pictures that people have shared. */
export default async function GalleryPage({ searchParams }: GalleryPageProps) {
  const t = await getTranslations('gallery');
  const parameters = await searchParams;
  const kind = parameters.kind === 'photo' ? 'photo' : 'movie';
  const wanted = numberIn(parameters.tag) ?? 0;
  const tag = isTag(wanted) ? wanted : null;
  const cursor = numberIn(parameters.before);
  const first = await readGallery(kind, tag, cursor);
  const empty = first.items.length === 0 && first.nextCursor === null && cursor === null;
  return (
    <>
      <VerseFont />
      <GalleryHead kind={kind} tag={tag} />
      {empty ? (
        <EmptyNote
          Icon={Clapperboard}
          title={kind === 'movie' ? t('emptyFilms') : t('emptyLongs')}
          lead={t('emptyLead')}
        >
          <Link href="/albums" className={buttonStyle({ look: 'primary', size: 'lg' })}>
            {t('make')}
          </Link>
        </EmptyNote>
      ) : (
        <GalleryList key={`${kind} ${tag}`} kind={kind} tag={tag} first={first} />
      )}
    </>
  );
}
