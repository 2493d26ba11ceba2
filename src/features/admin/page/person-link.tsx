'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { AdminPerson } from '@/src/lib/api-types';

/** Somebody who is mentioned; leads to their page here. */
export function PersonLink({ person }: { person: AdminPerson }) {
  const t = useTranslations('admin');
  return (
    <Link
      href={`/admin/people/${person.uid}`}
      className="inline-flex min-h-6 items-center gap-1.5 font-medium break-all text-ink underline decoration-line underline-offset-4 hover:decoration-current"
    >
      {/* eslint-disable-next-line @next/next/no-img-element -- 256 px from our media route */}
      <img src={person.avatar} alt="" className="size-5 shrink-0 rounded-full bg-sunken object-cover" />
      {person.former ? t('former', { uid: person.uid }) : person.name}
    </Link>
  );
}
