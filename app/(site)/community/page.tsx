import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CommunityHead } from '@/src/features/community/feed/community-head';
import { NobodyFollowed, NothingYet } from '@/src/features/community/feed/feed-states';
import { FoundView } from '@/src/features/community/feed/found-view';
import { PostList } from '@/src/features/community/feed/post-list';
import { readFeed, readFound, readStanding } from './feed-reader';
import { numberIn, wordsIn } from './forum-reader';

interface CommunityPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ searchParams }: CommunityPageProps): Promise<Metadata> {
  const t = await getTranslations('community.head');
  const query = wordsIn((await searchParams).q);
  return {
    title: query ? t('found', { query }) : t('title'),
    description: t('description'),
    alternates: { canonical: '/community' },
    // Endless combinations of words are nothing for an index.
    robots: query ? { index: false } : undefined,
  };
}

/** Journey 5: what people have made, for everybody to read. */
export default async function CommunityPage({ searchParams }: CommunityPageProps) {
  const { q, feed, before } = await searchParams;
  const query = wordsIn(q);
  const cursor = numberIn(before);
  if (query) {
    const found = await readFound(query, cursor);
    return (
      <>
        <CommunityHead view="search" query={query} {...await readStanding()} />
        <FoundView query={query} {...found} />
      </>
    );
  }
  const by = feed === 'following' ? 'following' : 'time';
  const { page, ...standing } = await readFeed(by, cursor);
  const empty = page.items.length === 0 && cursor === null;
  return (
    <>
      <CommunityHead view={by} query="" {...standing} />
      {!empty && (
        <PostList
          key={by}
          source={{ of: 'feed', by }}
          first={page}
          path="/community"
          parameters={{ feed: by === 'following' ? 'following' : null }}
        />
      )}
      {empty && (by === 'following' ? <NobodyFollowed signedIn={standing.signedIn} /> : <NothingYet />)}
    </>
  );
}
