import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { SharedWorkView } from '@/server/albums/views';
import { VerseFont } from '@/src/components/verse-font';
import { SharedWork } from '@/src/features/albums/shared-work';
import { WorkPlayer } from '@/src/features/albums/work-player';
import { embedHref, workHref } from '@/src/features/albums/work-stage';
import { Comments } from '@/src/features/community/comments/comments';
import { numberIn, ownOrigin } from '../../../community/forum-reader';
import { embedCode } from '../../embed-code';
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
  const origin = await ownOrigin();
  return {
    metadataBase: new URL(origin),
    title,
    description,
    alternates: { canonical: workHref(work) },
    openGraph: {
      ...(kind === 'movie'
        ? {
            type: 'video.other',
            videos: result ? [{ ...result, url: new URL(result.url, origin).href, type: 'video/mp4' }] : [],
          }
        : { type: 'article' }),
      title,
      description,
      url: workHref(work),
      images: cover ? [{ url: cover.url, width: cover.width, height: cover.height, alt: title }] : [],
    },
    twitter: twitterCard(work, origin),
  };
}

/** Films play where their address is posted; long pictures show their cover. */
function twitterCard(work: SharedWorkView, origin: string): Metadata['twitter'] {
  const { kind, result, cover } = work;
  if (kind !== 'movie' || !result) return { card: cover ? 'summary_large_image' : 'summary' };
  const { width, height } = result;
  const [playerUrl, streamUrl] = [embedHref(work), result.url].map((path) => new URL(path, origin).href);
  return {
    card: 'player',
    players: [{ playerUrl: playerUrl ?? '', streamUrl: streamUrl ?? '', width, height }],
  };
}

/** One shared film or long picture, and what people say about it. */
export default async function WorkPage({ params, searchParams }: WorkPageProps) {
  const work = await workAt(params);
  if (!work?.result) notFound();
  const t = await getTranslations('gallery');
  const { after, comment } = await searchParams;
  const wanted = numberIn(comment);
  const cursor = numberIn(after);
  const comments = await readWorkComments(work, { cursor, wanted });
  if (!comments) notFound();
  const { kind, id, commentCount } = work;
  const of = { subject: kind, id, commentCount, locked: false };
  const origin = await ownOrigin();
  return (
    <div className="mx-auto grid gap-8 py-2 sm:py-6 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)] lg:gap-10 xl:grid-cols-[minmax(0,1fr)_27rem]">
      <VerseFont />
      <div className="min-w-0">
        <WorkPlayer {...work} result={work.result} />
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        <SharedWork
          work={work}
          code={codeOf(new URL(workHref(work), origin).href)}
          embed={embedCode(work, origin, work.title || t('untitled'))}
        />
        <Comments key={`${cursor} ${wanted}`} of={of} first={comments.page} begins={comments.begins} />
      </div>
    </div>
  );
}
