import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { VerseFont } from '@/src/components/verse-font';
import { LazyEditor } from '@/src/features/albums/lazy-editor';
import { doorHref } from '@/src/lib/safe-next';
import { readOwnAlbum, readTemplates } from '../album-reader';

interface AlbumPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('albums.editor');
  return { title: t('pageTitle'), robots: { index: false } };
}

/** One album, to be edited and made into films and long pictures by its owner. */
export default async function AlbumPage({ params }: AlbumPageProps) {
  const { id } = await params;
  const album = await readOwnAlbum(id);
  if (album === 'nobody') redirect(doorHref('/sign-in', `/albums/${encodeURIComponent(id)}`));
  if (album === null) notFound();
  return (
    <div className="pb-8">
      <VerseFont />
      <LazyEditor key={album.id} first={album} templates={readTemplates()} />
    </div>
  );
}
