/** Posts and comments as document 003 prints them. */
import type { AuthorView, CommentView, PostView } from '@/server/forum/views';
import { shanghaiTime } from '../../moments';

/** Characters (code points) of a text in lists. */
const SHORT = 50;

function shorten(text: string): string {
  // Twice as many units hold them all, whatever planes they are from.
  return [...text.slice(0, 2 * SHORT)].slice(0, SHORT).join('');
}

function authorFields({ uid, name, gender, avatarPath }: AuthorView) {
  return { uid, uname: name, gender, avatar: avatarPath };
}

/** `cover` is what the document's server adds: the first picture. */
export function travelPost({ id, author, title, type, text, likeCount, createdAt, pictures }: PostView) {
  return {
    post_id: id,
    ...authorFields(author),
    title,
    type,
    text,
    time: shanghaiTime(createdAt),
    like_num: likeCount,
    cover: pictures[0]?.url ?? null,
  };
}

export function listedPost(post: PostView) {
  return travelPost({ ...post, text: shorten(post.text) });
}

export function travelComment({ id, author, text, likeCount, createdAt }: CommentView) {
  return {
    comment_id: id,
    ...authorFields(author),
    text,
    time: shanghaiTime(createdAt),
    like_num: likeCount,
  };
}
