import 'server-only';
import { feed } from '@/server/forum/lists';
import { countUnread } from '@/server/forum/notifications';
import { searchPeople } from '@/server/forum/search-people';
import { searchPosts } from '@/server/forum/search-posts';
import type { AuthorView, Page, PostView } from '@/server/forum/views';
import { forumReader } from './forum-reader';

/** A search answers within few ms with what it has found by then; a first page may wait for so many answers. */
const SEARCH_ROUNDS = 6;

/** A page of the newest posts, or of those by whom the reader follows. */
export async function readFeed(
  by: 'time' | 'following',
  cursor: number | null,
): Promise<{ page: Page<PostView>; unread: number; signedIn: boolean }> {
  const reader = await forumReader();
  return { page: feed(reader, by, { cursor }), ...(await readStanding()) };
}

/** What the head of the community says to the reader; `unread` counts to 100. */
export async function readStanding(): Promise<{ unread: number; signedIn: boolean }> {
  const { userId, ...context } = await forumReader();
  return { unread: userId === null ? 0 : countUnread({ ...context, userId }), signedIn: userId !== null };
}

/** People (with the first page only) and posts that contain what is sought. */
export async function readFound(
  query: string,
  cursor: number | null,
): Promise<{ people: AuthorView[]; page: Page<PostView> }> {
  const reader = await forumReader();
  let page = searchPosts(reader, query, { cursor });
  for (let round = 1; round < SEARCH_ROUNDS && page.items.length === 0 && page.nextCursor !== null; round++) {
    // Lets others in between: each step blocks the process for its few ms.
    await new Promise(setImmediate);
    page = searchPosts(reader, query, { cursor: page.nextCursor });
  }
  return { people: cursor === null ? searchPeople(reader, query) : [], page };
}
