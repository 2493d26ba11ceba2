import { UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { AuthorView } from '@/server/forum/views';
import { EmptyNote } from '../shared/empty-note';
import { personHref } from '../shared/words';
import { Avatar } from './avatar';

interface PeopleListProps {
  people: AuthorView[];
  side: 'followers' | 'following';
}

/** Those who follow a person, or whom they follow: the latest 200. */
export function PeopleList({ people, side }: PeopleListProps) {
  const t = useTranslations('community.person');
  if (people.length === 0) {
    return (
      <EmptyNote
        Icon={UsersRound}
        title={side === 'followers' ? t('noFollowers') : t('noFollowing')}
        lead={side === 'followers' ? t('noFollowersLead') : t('noFollowingLead')}
      />
    );
  }
  return (
    <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
      {people.map((person) => (
        <li key={person.uid}>
          <Link
            href={personHref(person)}
            prefetch={false}
            className="flex items-center gap-3 rounded-md border border-line bg-surface p-3 transition-colors hover:border-outline"
          >
            <Avatar src={person.avatar} size={44} />
            <bdi className="min-w-0 truncate font-medium">{person.name}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
