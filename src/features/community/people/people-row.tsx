import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { AuthorView } from '@/server/forum/views';
import { personHref } from '../shared/words';
import { Avatar } from './avatar';

/** People whom a search has found, in one line that scrolls. */
export function PeopleRow({ people }: { people: AuthorView[] }) {
  const t = useTranslations('community.search');
  return (
    <section aria-labelledby="people-found" className="mb-8">
      <h2 id="people-found" className="mb-3 text-sm font-medium text-soft">
        {t('people')}
      </h2>
      <ul className="-mx-1 flex gap-2 overflow-x-auto px-1 pb-2">
        {people.map((person) => (
          <li key={person.uid} className="shrink-0">
            <Link
              href={personHref(person)}
              prefetch={false}
              className="flex items-center gap-2.5 rounded-full border border-line bg-surface py-1.5 pr-4 pl-1.5 text-sm transition-colors hover:border-outline"
            >
              <Avatar src={person.avatar} size={36} />
              <bdi className="max-w-48 truncate">{person.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
