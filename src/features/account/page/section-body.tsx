'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { ServerProvider } from '@/src/lib/trpc';
import { SectionSkeleton } from './section-skeleton';
import type { SectionId } from './sections';

/** What stands in each section. They live in the browser: what they show is about this person at this moment. */
const BODIES: Record<SectionId, ComponentType> = {
  profile: dynamic(() => import('../profile/profile-section').then((m) => m.ProfileSection), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  plan: dynamic(() => import('@/src/features/billing/plan-section').then((m) => m.PlanSection), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  password: dynamic(() => import('../password-section').then((m) => m.PasswordSection), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  keys: dynamic(() => import('@/src/features/api-keys/api-keys-section').then((m) => m.ApiKeysSection), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  sessions: dynamic(() => import('../sessions/sessions-section').then((m) => m.SessionsSection), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  appearance: dynamic(() => import('../appearance-section').then((m) => m.AppearanceSection), {
    ssr: false,
    loading: SectionSkeleton,
  }),
  data: dynamic(() => import('../leave/data-section').then((m) => m.DataSection), {
    ssr: false,
    loading: SectionSkeleton,
  }),
};

export function SectionBody({ id }: { id: SectionId }) {
  const Body = BODIES[id];
  return (
    <ServerProvider>
      <Body />
    </ServerProvider>
  );
}
