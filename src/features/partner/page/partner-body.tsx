'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { SectionSkeleton } from '@/src/features/account/page/section-skeleton';
import type { Partner } from '@/src/lib/api-types';
import { ServerProvider } from '@/src/lib/trpc';
import { ForPartner } from './for-partner';
import type { PartId } from './parts';

export interface PartProps {
  partner: Partner;
}

const BODIES: Record<PartId, ComponentType<PartProps>> = {
  overview: dynamic(() => import('../overview/overview-part').then((m) => m.OverviewPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  ledger: dynamic(() => import('../ledger/ledger-part').then((m) => m.LedgerPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  connect: dynamic(() => import('../connect/connect-part').then((m) => m.ConnectPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  access: dynamic(() => import('../access/access-part').then((m) => m.AccessPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  webhook: dynamic(() => import('../webhook/webhook-part').then((m) => m.WebhookPart), {
    ssr: false,
    loading: SectionSkeleton,
  }),
};

export function PartnerBody({ part, userName }: { part: PartId; userName: string }) {
  return (
    <ServerProvider>
      <ForPartner Part={BODIES[part]} here={part} userName={userName} />
    </ServerProvider>
  );
}
