import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { comments, likes, posts } from '@/server/db/schema/community';
import { manualClock } from '@/server/testing/world';
import { addComment, deleteComment } from './comments';
import { likeSubject } from './likes';
import { notificationsOf } from './notifications';
import { searchPosts } from './search-posts';
import { DELETED_KEPT_MS, sweepForum, TOLD_KEPT_MS } from './sweep';
import { newMember } from './testing/members';
import { createPost, deletePost } from './write-post';

describe('the sweep', () => {
  it('removes deleted posts with all below them after a month, and nothing else', async () => {
    const clock = manualClock();
    const [author, guest] = [await newMember(clock), await newMember(clock)];
    const [gone, stays] = [
      await createPost(author, { title: '旧事', text: '会被清理的文字' }),
      await createPost(author, { title: '新事', text: '会留下来的文字' }),
    ];
    for (const { id } of [gone, stays]) {
      const comment = await addComment(guest, { subject: 'post', subjectId: id, text: '好' });
      await likeSubject(author, 'comment', comment.id);
      await likeSubject(guest, 'post', id);
    }
    const withdrawn = await addComment(guest, { subject: 'post', subjectId: stays.id, text: '收回' });
    deleteComment(guest, withdrawn.id);
    deletePost(author, gone.id);
    clock.advance(DELETED_KEPT_MS);
    expect(sweepForum(author)).toEqual({ posts: 0, comments: 0, notifications: 0 });
    clock.advance(1);
    expect(sweepForum(author)).toEqual({ posts: 1, comments: 1, notifications: 0 });
    const left = [posts, comments, likes].map((table) => db().select().from(table).all().length);
    expect(left).toEqual([1, 2, 2]);
    expect(db().select().from(comments).where(eq(comments.id, withdrawn.id)).get()?.text).toBe('');
    expect(searchPosts(author, '的文字').items.map(({ id }) => id)).toEqual([stays.id]);

    clock.advance(TOLD_KEPT_MS);
    expect(sweepForum(author).notifications).toBeGreaterThan(0);
    expect(notificationsOf(author).items).toEqual([]);
  });
});
