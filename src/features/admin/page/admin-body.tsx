'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import { ServerProvider } from '@/src/lib/trpc';
import type { AdminPlace, PartId } from './parts';

const BODIES: Record<PartId, ComponentType> = {
  overview: dynamic(() => import('../overview').then((m) => m.OverviewPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  reports: dynamic(() => import('../reports/reports-part').then((m) => m.ReportsPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  people: dynamic(() => import('../people/people-part').then((m) => m.PeoplePart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  content: dynamic(() => import('../content/content-part').then((m) => m.ContentPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  audit: dynamic(() => import('../log/audit-part').then((m) => m.AuditPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  outbox: dynamic(() => import('../outbox-part').then((m) => m.OutboxPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  jobs: dynamic(() => import('../jobs-part').then((m) => m.JobsPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
};
const PersonPart = dynamic(() => import('../people/person-part').then((m) => m.PersonPart), {
  ssr: false,
  loading: SectionSkeleton,
});

/** What the management shows at a place; all of it is asked for anew, and only admins are answered. */
export function AdminBody({ place: { part, uid } }: { place: AdminPlace }) {
  const Body = BODIES[part];
  return <ServerProvider>{uid === null ? <Body /> : <PersonPart uid={uid} />}</ServerProvider>;
}
