import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { SharedWork } from '@/src/features/albums/shared-work';
import { WorkPlayer } from '@/src/features/albums/work-player';
import { workHref } from '@/src/features/albums/work-stage';
import { Comments } from '@/src/features/community/comments/comments';
import { numberIn, ownOrigin } from '../../../community/forum-reader';
import { codeOf, readSharedWork, readWorkComments } from '../../gallery-reader';

interface WorkPageProps {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const DESCRIPTION_LENGTH = 160;

/** The shared work that an address names, or null. */
async function workAt(params: WorkPageProps['params']) {
  const { kind, id } = await params;
  const number = numberIn(id);
  return number !== null && (kind === 'movie' || kind === 'photo') ? readSharedWork(kind, number) : null;
}

export async function generateMetadata({ params }: WorkPageProps): Promise<Metadata> {
  const t = await getTranslations('gallery');
  const work = await workAt(params);
  if (!work) return { title: t('missing') };
  const title = work.title || t('untitled');
  const text = [...work.description.replace(/\s+/g, ' ').trim()].slice(0, DESCRIPTION_LENGTH).join('');
  const description = text || t('by', { name: work.author.name });
  const { cover, result, kind } = work;
  return {
    metadataBase: new URL(await ownOrigin()),
    title,
    description,
    alternates: { canonical: workHref(work) },
    openGraph: {
      ...(kind === 'movie'
        ? {
            type: 'video.other',
            videos: result
              ? [{ url: result.url, width: result.width, height: result.height, type: 'video/mp4' }]
              : [],
          }
        : { type: 'article' }),
      title,
      description,
      url: workHref(work),
      images: cover ? [{ url: cover.url, width: cover.width, height: cover.height, alt: title }] : [],
    },
    twitter: { card: cover ? 'summary_large_image' : 'summary' },
  };
}

/** One shared film or long picture, and what people say about it. */
export default async function WorkPage({ params, searchParams }: WorkPageProps) {
  const work = await workAt(params);
  if (!work?.result) notFound();
  const { after, comment } = await searchParams;
  const wanted = numberIn(comment);
  const cursor = numberIn(after);
  const comments = await readWorkComments(work, { cursor, wanted });
  if (!comments) notFound();
  const { kind, id, commentCount } = work;
  const of = { subject: kind, id, commentCount, locked: false };
  return (
    <div className="mx-auto grid gap-8 py-2 sm:py-6 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)] lg:gap-10 xl:grid-cols-[minmax(0,1fr)_27rem]">
      <div className="min-w-0">
        <WorkPlayer {...work} result={work.result} />
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <SharedWork work={work} code={codeOf(new URL(workHref(work), await ownOrigin()).href)} />
        <Comments key={`${cursor} ${wanted}`} of={of} first={comments.page} begins={comments.begins} />
      </div>
    </div>
  );
}
