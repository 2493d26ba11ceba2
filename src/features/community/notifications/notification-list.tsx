'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { NotificationView, Page } from '@/server/forum/views';
import { EndlessFoot } from '../shared/endless-foot';
import { useEndless } from '../shared/use-endless';
import { hrefWith } from '../shared/words';
import { NotificationRow } from './notification-row';

const PATH = '/community/notifications';

/** All that somebody is told. Seeing it is reading it; what was new stays marked until the next visit. */
export function NotificationList({ first }: { first: Page<NotificationView> }) {
  const t = useTranslations('community.notifications');
  const list = useEndless(PATH, first, (api, cursor) => api.forum.notifications.list.query({ cursor }));
  const latest = first.items.some(({ read }) => !read) ? first.items[0]?.id : undefined;
  useEffect(() => {
    if (latest === undefined) return;
    void import('@/src/lib/server-client')
      .then(({ server }) => server.forum.notifications.markRead.mutate({ upToId: latest }))
      // Nothing is lost: they count as unread, and the next visit says so again.
      .catch(() => undefined);
  }, [latest]);
  return (
    <>
      <ul
        aria-label={t('title')}
        className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface"
      >
        {list.items.map((notification) => (
          <NotificationRow key={notification.id} notification={notification} />
        ))}
      </ul>
      <EndlessFoot
        href={list.nextCursor === null ? null : hrefWith(PATH, { before: list.nextCursor })}
        busy={list.busy}
        problem={list.problem}
        onMore={list.more}
        label={t('more')}
        end={t('end')}
      />
    </>
  );
}
