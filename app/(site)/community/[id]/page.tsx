import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Comments } from '@/src/features/community/comments/comments';
import { Gallery } from '@/src/features/community/post/gallery';
import { PostArticle } from '@/src/features/community/post/post-article';
import { shownTitle } from '@/src/features/community/shared/words';
import { cn } from '@/src/lib/cn';
import { numberIn, ownOrigin } from '../forum-reader';
import { readComments, readCommentsAround, readShownPost, readTitledPost } from '../post-reader';

interface PostPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const DESCRIPTION_LENGTH = 160;

export async function generateMetadata({ params }: PostPageProps): Promise<Metadata> {
  const t = await getTranslations('community.post');
  const id = numberIn((await params).id);
  const post = id === null ? null : await readTitledPost(id);
  if (!post) return { title: t('missing') };
  const title = shownTitle(post) ?? t('untitled');
  const description = [...post.text.replace(/\s+/g, ' ').trim()].slice(0, DESCRIPTION_LENGTH).join('');
  const [first] = post.pictures;
  return {
    metadataBase: new URL(await ownOrigin()),
    title,
    description,
    alternates: { canonical: `/community/${post.id}` },
    openGraph: {
      type: 'article',
      title,
      description,
      url: `/community/${post.id}`,
      authors: post.author.former ? undefined : [post.author.name],
      publishedTime: new Date(post.createdAt).toISOString(),
      images: first && [{ url: first.url, width: first.width, height: first.height, alt: first.alt }],
    },
    twitter: { card: first ? 'summary_large_image' : 'summary' },
  };
}

/** One post: its pictures as large as can be, beside them (on small screens below) the words about them. */
export default async function PostPage({ params, searchParams }: PostPageProps) {
  const id = numberIn((await params).id);
  const post = id === null ? null : await readShownPost(id);
  if (!post) notFound();
  const { after, comment } = await searchParams;
  const from = numberIn(after);
  const wanted = numberIn(comment);
  const { page: comments, begins } =
    wanted === null
      ? { page: await readComments(post.id, from), begins: from === null }
      : await readCommentsAround(post.id, wanted);
  if (!comments) notFound();
  const pictured = post.pictures.length > 0;
  return (
    <div
      className={cn(
        'mx-auto grid gap-8 py-2 sm:py-6',
        pictured
          ? 'lg:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)] lg:gap-10 xl:grid-cols-[minmax(0,1fr)_27rem]'
          : 'max-w-[44rem]',
      )}
    >
      {pictured && <Gallery pictures={post.pictures} />}
      <div className="flex min-w-0 flex-col gap-8">
        <PostArticle post={post} />
        <Comments
          key={`${from} ${wanted}`}
          of={{ subject: 'post', ...post }}
          first={comments}
          begins={begins}
        />
      </div>
    </div>
  );
}
