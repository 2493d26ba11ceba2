import 'server-only';
import { cache } from 'react';
import { peopleAround } from '@/server/forum/follows';
import { notificationsOf } from '@/server/forum/notifications';
import { personPage, type PersonPage } from '@/server/forum/person-page';
import type { AuthorView, NotificationView, Page } from '@/server/forum/views';
import { forumReader, unlessMissing } from './forum-reader';

/** A person by name, with a page of their posts; once for each request. Null when there is nobody of that name. */
export const readPerson = cache(async (name: string, cursor: number | null): Promise<PersonPage | null> => {
  const reader = await forumReader();
  return unlessMissing(() => personPage(reader, { name }, { cursor }));
});

/** Who follows a person, or whom they follow. */
export async function readAround(name: string, side: 'followers' | 'following'): Promise<AuthorView[]> {
  const reader = await forumReader();
  return unlessMissing(() => peopleAround(reader, { name }, side)) ?? [];
}

/** What the reader is told; null for whoever is not signed in. */
export async function readNotifications(cursor: number | null): Promise<Page<NotificationView> | null> {
  const { userId, ...context } = await forumReader();
  return userId === null ? null : notificationsOf({ ...context, userId }, { cursor });
}
