import { Bell } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { NotificationList } from '@/src/features/community/notifications/notification-list';
import { EmptyNote } from '@/src/features/community/shared/empty-note';

import { doorHref } from '@/src/lib/safe-next';
import { numberIn } from '../forum-reader';
import { readNotifications } from '../people-reader';

interface NotificationsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('community.notifications');
  return { title: t('title'), robots: { index: false } };
}

export default async function NotificationsPage({ searchParams }: NotificationsPageProps) {
  const t = await getTranslations('community.notifications');
  const page = await readNotifications(numberIn((await searchParams).before));
  if (!page) redirect(doorHref('/sign-in', '/community/notifications'));
  return (
    <div className="mx-auto max-w-2xl py-4 sm:py-8">
      <h1 className="mb-6 text-xl font-semibold tracking-tight">{t('title')}</h1>
      {page.items.length > 0 ? (
        <NotificationList first={page} />
      ) : (
        <EmptyNote Icon={Bell} title={t('empty')} lead={t('emptyLead')} />
      )}
    </div>
  );
}
