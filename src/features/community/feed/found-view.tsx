import { useTranslations } from 'next-intl';
import type { AuthorView, Page, PostView } from '@/server/forum/views';
import { PeopleRow } from '../people/people-row';
import { NothingFound } from './feed-states';
import { PostList } from './post-list';

interface FoundViewProps {
  query: string;
  people: AuthorView[];
  page: Page<PostView>;
}

/** What a search has found: people first, then posts, the newest first. */
export function FoundView({ query, people, page }: FoundViewProps) {
  const t = useTranslations('community.search');
  const ended = page.items.length === 0 && page.nextCursor === null;
  return (
    <>
      {people.length > 0 && <PeopleRow people={people} />}
      {!ended && (
        <PostList
          key={query}
          source={{ of: 'search', query }}
          first={page}
          path="/community"
          parameters={{ q: query }}
        />
      )}
      {ended && people.length === 0 && <NothingFound query={query} />}
      {ended && people.length > 0 && <p className="text-soft">{t('noPosts')}</p>}
    </>
  );
}
