/** 003-9 to 003-11: posts for everybody. */
import { commentsOf } from '@/server/forum/comment-lists';
import type { ForumContext } from '@/server/forum/context';
import { listNewest } from '@/server/forum/lists';
import { countPosts, pageOfPosts } from '@/server/forum/numbered-pages';
import { readPost } from '@/server/forum/read-post';
import { Refusal } from '@/server/platform/errors';
import type { Call } from '../call';
import { FETCHED, ok, refused, type Reply } from '../replies';
import { listedPost, travelComment, travelPost } from './views';

/** Posts of a page, as the document counts. */
const PAGE_SIZE = 10;
/** The document has no pages of comments. Beyond this the web has the rest. */
const COMMENTS_SHOWN = 1000;

function readerOf({ context, session }: Call): ForumContext {
  return { ...context, userId: session?.user?.id ?? null };
}

export function newestPosts(call: Call): Reply {
  const reader = readerOf(call);
  return ok(FETCHED, {
    post_num: countPosts(reader),
    new_posts: listNewest(reader, PAGE_SIZE).map(listedPost),
  });
}

export function numberedPage(call: Call): Reply {
  const page = Math.min(call.ids[0] ?? 0, Number.MAX_SAFE_INTEGER);
  const posts = pageOfPosts(readerOf(call), page, PAGE_SIZE).posts.map(listedPost);
  return ok(FETCHED, { page_num: page, post_num: posts.length, posts });
}

export function onePost(call: Call): Reply {
  const reader = readerOf(call);
  const id = call.ids[0] ?? 0;
  try {
    const post = readPost(reader, id, { count: true });
    const comments = commentsOf(reader, 'post', id, { limit: COMMENTS_SHOWN }).items.map(travelComment);
    return ok(FETCHED, { ...travelPost(post), comment_num: post.commentCount, comments });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'postNotFound') return refused('无此文章');
    throw error;
  }
}
