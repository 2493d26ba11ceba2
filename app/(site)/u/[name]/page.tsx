import { Ban, Images } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PostList } from '@/src/features/community/feed/post-list';
import { PeopleList } from '@/src/features/community/people/people-list';
import { PersonHead, type PersonTab } from '@/src/features/community/people/person-head';
import { EmptyNote } from '@/src/features/community/shared/empty-note';
import { personHref } from '@/src/features/community/shared/words';
import { numberIn, ownOrigin } from '../../community/forum-reader';
import { readAround, readPerson } from '../../community/people-reader';

interface PersonPageProps {
  params: Promise<{ name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The name out of the address; empty where its escapes mean nothing. */
async function nameOf(params: PersonPageProps['params']): Promise<string> {
  try {
    return decodeURIComponent((await params).name);
  } catch {
    return '';
  }
}

export async function generateMetadata({ params, searchParams }: PersonPageProps): Promise<Metadata> {
  const t = await getTranslations('community.person');
  const found = await readPerson(await nameOf(params), numberIn((await searchParams).before));
  if (!found) return { title: t('missing') };
  const { person } = found;
  const description = person.intro || t('description', { name: person.name, count: person.postCount });
  return {
    metadataBase: new URL(await ownOrigin()),
    title: person.name,
    description,
    alternates: { canonical: personHref(person) },
    openGraph: { type: 'profile', title: person.name, description, images: [person.avatar] },
  };
}

/** A person, what they have posted, and the people around them. */
export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const { view, before } = await searchParams;
  const cursor = numberIn(before);
  const found = await readPerson(await nameOf(params), cursor);
  if (!found) notFound();
  const { person, posts } = found;
  const t = await getTranslations('community.person');
  const tab: PersonTab = view === 'followers' || view === 'following' ? view : 'posts';
  const empty = posts.items.length === 0 && cursor === null;
  return (
    <>
      <PersonHead key={`${person.uid} ${person.followedByMe}`} person={person} tab={tab} />
      {person.blocked ? (
        <EmptyNote
          Icon={Ban}
          title={person.blockedByMe ? t('youBlocked', { name: person.name }) : t('theyBlocked')}
          lead={person.blockedByMe ? t('youBlockedLead') : t('theyBlockedLead')}
        />
      ) : tab !== 'posts' ? (
        <PeopleList side={tab} people={await readAround(person.name, tab)} />
      ) : empty ? (
        <EmptyNote
          Icon={Images}
          title={t('noPosts')}
          lead={person.me ? t('noPostsMe') : t('noPostsLead', { name: person.name })}
        />
      ) : (
        <PostList source={{ of: 'person', name: person.name }} first={posts} path={personHref(person)} />
      )}
    </>
  );
}
