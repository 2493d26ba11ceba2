'use client';

import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { When } from '@/src/components/when';
import type { Admin } from '@/src/lib/api-types';
import { useDay } from '../page/use-day';
import { PersonBadges } from './person-badges';

export type PersonDetail = Admin['people']['get'];

export function PersonFacts({ person }: { person: PersonDetail }) {
  const t = useTranslations('admin.person');
  const admin = useTranslations('admin');
  const number = useFormatter().number;
  const day = useDay();
  const facts = [
    [t('email'), person.email],
    [t('phone'), person.phone],
    [t('joined'), <When key="joined" at={person.createdAt} />],
    [t('seen'), person.lastSeenAt && <When key="seen" at={person.lastSeenAt} />],
    [t('sessions'), number(person.sessions)],
    [t('openReports'), number(person.openReports)],
    [t('comments'), number(person.comments)],
    [
      t('posts'),
      <Link
        key="posts"
        href={`/admin/content?author=${person.uid}`}
        className="text-accent underline underline-offset-4"
      >
        {t('postCount', { count: person.posts })}
      </Link>,
    ],
  ] as const;
  return (
    <section aria-labelledby="person" className="rounded-md border border-line bg-surface p-5 sm:p-6">
      <div className="flex items-center gap-4">
        {/* eslint-disable-next-line @next/next/no-img-element -- 256 px from our media route */}
        <img src={person.avatar} alt="" className="size-16 shrink-0 rounded-full bg-sunken object-cover" />
        <div className="min-w-0">
          <h2 id="person" className="text-lg font-semibold break-all">
            {person.former ? admin('former', { uid: person.uid }) : person.name}
          </h2>
          <p className="mb-1 text-sm text-soft tabular-nums">{t('number', { uid: person.uid })}</p>
          <PersonBadges person={person} />
        </div>
      </div>
      {person.ban && (
        <p className="mt-4 rounded-sm bg-danger-tint px-3 py-2 text-sm text-danger">
          {person.ban.forGood ? t('bannedForGood') : t('bannedUntil', { day: day(person.ban.until) })}
        </p>
      )}
      {person.intro && <p className="mt-4 max-w-prose text-sm whitespace-pre-line">{person.intro}</p>}
      <dl className="mt-5 grid grid-cols-2 gap-x-4 gap-y-3 text-sm sm:grid-cols-4">
        {facts.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-soft">{label}</dt>
            <dd className="font-medium break-all tabular-nums">{value ?? t('none')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
