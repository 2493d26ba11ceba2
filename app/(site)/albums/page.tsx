import type { Metadata } from 'next';
import { Clapperboard } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { buttonStyle } from '@/src/components/ui/button';
import { VerseFont } from '@/src/components/verse-font';
import { AlbumList } from '@/src/features/albums/album-list';
import { NewAlbumButton } from '@/src/features/albums/new-album-button';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { numberIn } from '../community/forum-reader';
import { readAlbums } from './album-reader';

interface AlbumsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('albums.list');
  return { title: t('title'), description: t('lead') };
}

/** Journey 4: the albums of whoever is here. */
export default async function AlbumsPage({ searchParams }: AlbumsPageProps) {
  const t = await getTranslations('albums.list');
  const page = await readAlbums(numberIn((await searchParams).before));
  const albums = page?.items ?? [];
  const next = page?.nextCursor ?? null;
  return (
    <>
      <VerseFont />
      <header className="mb-6 flex flex-wrap items-center gap-3 py-2 sm:py-4">
        <div className="mr-auto">
          <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
          <p className="mt-1 text-soft">{t('lead')}</p>
        </div>
        {albums.length > 0 && <NewAlbumButton />}
      </header>
      {albums.length === 0 ? (
        <EmptyNote Icon={Clapperboard} title={t('empty')} lead={page ? t('emptyLead') : t('signedOutLead')}>
          <NewAlbumButton size="lg" />
          <Link href="/gallery" className={buttonStyle({ size: 'lg' })}>
            {t('lookAround')}
          </Link>
        </EmptyNote>
      ) : (
        <AlbumList albums={albums} />
      )}
      {next !== null && (
        <p className="py-8 text-center">
          <Link href={`/albums?before=${next}`} className={buttonStyle()}>
            {t('more')}
          </Link>
        </p>
      )}
    </>
  );
}
