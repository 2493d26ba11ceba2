'use client';

import { useTranslations } from 'next-intl';
import type { Page, PostView } from '@/server/forum/views';
import type { server } from '@/src/lib/server-client';
import { EndlessFoot } from '../shared/endless-foot';
import { useEndless } from '../shared/use-endless';
import { hrefWith } from '../shared/words';
import { PostCard } from './post-card';

/** Which posts: all, those of the followed, those that a search finds, or a person's. */
export type PostSource =
  { of: 'feed'; by: 'time' | 'following' } | { of: 'search'; query: string } | { of: 'person'; name: string };

type Api = typeof server;

async function ask(api: Api, source: PostSource, cursor: number): Promise<Page<PostView>> {
  switch (source.of) {
    case 'feed':
      return api.forum.feed.query({ by: source.by, cursor });
    case 'search':
      return api.forum.search.query({ query: source.query, cursor });
    case 'person':
      return (await api.forum.people.page.query({ person: { name: source.name }, cursor })).posts;
  }
}

interface PostListProps {
  source: PostSource;
  first: Page<PostView>;
  /** The page's own address and parameters, to which the next page adds where it begins. */
  path: string;
  parameters?: Readonly<Record<string, string | null>>;
}

/** Plates in rows, as a printer lays out a contact sheet: in reading order, none cut, rows of one height. */
export function PostList({ source, first, path, parameters = {} }: PostListProps) {
  const t = useTranslations('community.feed');
  const key = hrefWith(path, parameters);
  const list = useEndless(key, first, (api, cursor) => ask(api, source, cursor));
  const href = list.nextCursor === null ? null : hrefWith(path, { ...parameters, before: list.nextCursor });
  return (
    <>
      <ul
        aria-label={t('list')}
        className="flex flex-wrap gap-x-4 gap-y-7 [--row:13rem] after:grow-[1000] after:content-[''] lg:gap-x-5 lg:[--row:16rem] 2xl:[--row:19rem]"
      >
        {list.items.map((post, place) => (
          <PostCard key={post.id} post={post} eager={place < 6} />
        ))}
      </ul>
      <EndlessFoot
        href={href}
        busy={list.busy}
        problem={list.problem}
        onMore={list.more}
        label={source.of === 'search' ? t('searchOn') : t('more')}
        end={t('end')}
      />
    </>
  );
}
