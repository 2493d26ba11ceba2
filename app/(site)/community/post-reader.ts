import 'server-only';
import { cache } from 'react';
import { commentsOf } from '@/server/forum/comment-lists';
import { readDraft } from '@/server/forum/drafts';
import { readPost } from '@/server/forum/read-post';
import type { CommentView, DraftView, Page, PostView } from '@/server/forum/views';
import { forumReader, unlessMissing } from './forum-reader';

const COMMENTS_OF_PAGE = 30;

/** A post, once for each request; null when there is none. Titles are also read ahead: that is no view yet. */
export const readTitledPost = cache(async (id: number): Promise<PostView | null> => {
  const reader = await forumReader();
  return unlessMissing(() => readPost(reader, id));
});

/** A post that is being looked at: it counts as one view. Null when there is none. */
export async function readShownPost(id: number): Promise<PostView | null> {
  const reader = await forumReader();
  return unlessMissing(() => readPost(reader, id, { count: true }));
}

/** The comments of a post behind `cursor`, from the oldest on. */
export async function readComments(id: number, cursor: number | null): Promise<Page<CommentView> | null> {
  const reader = await forumReader();
  return unlessMissing(() => commentsOf(reader, 'post', id, { cursor, limit: COMMENTS_OF_PAGE }));
}

/** A page of comments that has a certain one in it: the first where it stands there, else one that begins with it. */
export async function readCommentsAround(
  id: number,
  commentId: number,
): Promise<{ page: Page<CommentView> | null; begins: boolean }> {
  const first = await readComments(id, null);
  if (!first || first.nextCursor === null || commentId <= first.nextCursor)
    return { page: first, begins: true };
  return { page: await readComments(id, commentId - 1), begins: false };
}

export type Writing =
  { at: 'nobody' } | { at: 'missing' } | { at: 'ready'; post: PostView | null; draft: DraftView | null };

/** What somebody needs who writes a new post (null) or changes one of their own. */
export async function readWriting(postId: number | null): Promise<Writing> {
  const { userId, ...context } = await forumReader();
  if (userId === null) return { at: 'nobody' };
  const writer = { ...context, userId };
  const draft = readDraft(writer, postId ?? 0);
  if (postId === null) return { at: 'ready', post: null, draft };
  const post = unlessMissing(() => readPost(writer, postId));
  return post?.mine ? { at: 'ready', post, draft } : { at: 'missing' };
}
