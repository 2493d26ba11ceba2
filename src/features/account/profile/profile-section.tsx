'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/src/lib/trpc';
import { LoadProblem } from '../page/load-problem';
import { Panel } from '../page/panel';
import { SectionSkeleton } from '../page/section-skeleton';
import { AvatarField } from './avatar-field';
import { ProfileForm } from './profile-form';

/** Who others see, and how the house reaches this person. */
export function ProfileSection() {
  const t = useTranslations('me.profile');
  const trpc = useTRPC();
  const profile = useQuery(trpc.accounts.profile.get.queryOptions(undefined, { staleTime: 0 }));
  if (profile.isPending) return <SectionSkeleton />;
  if (!profile.data) return <LoadProblem error={profile.error} onRetry={() => void profile.refetch()} />;
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t('picture')}>
        <AvatarField name={profile.data.name} src={profile.data.avatarUrl} />
      </Panel>
      <Panel title={t('title')} lead={t('lead', { name: profile.data.name })}>
        <ProfileForm profile={profile.data} />
      </Panel>
    </div>
  );
}
