'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { LoadProblem } from '@/src/features/account/page/load-problem';
import { Panel } from '@/src/features/account/page/panel';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { useTRPC } from '@/src/lib/trpc';
import { AuditList } from '../log/audit-list';
import { PersonActs } from './person-acts';
import { PersonFacts } from './person-facts';

/** One person: who they are, what may be done, and what was done. */
export function PersonPart({ uid }: { uid: number }) {
  const t = useTranslations('admin.person');
  const trpc = useTRPC();
  const person = useQuery(trpc.admin.people.get.queryOptions({ uid }, { staleTime: 0 }));
  if (person.isPending) return <SectionSkeleton />;
  return (
    <div className="flex flex-col gap-4">
      <Link
        href="/admin/people"
        className="inline-flex min-h-6 items-center gap-2 self-start text-sm font-medium text-accent underline underline-offset-4"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t('back')}
      </Link>
      {person.data ? (
        <>
          <PersonFacts person={person.data} />
          {!person.data.former && <PersonActs person={person.data} />}
          <Panel title={t('log')}>
            <AuditList target={`user:${person.data.userId}`} />
          </Panel>
        </>
      ) : (
        <LoadProblem error={person.error} onRetry={() => void person.refetch()} />
      )}
    </div>
  );
}
