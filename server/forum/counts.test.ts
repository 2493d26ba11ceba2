/** Counts under every order of events. */
import { and, count, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { comments, likes, posts } from '@/server/db/schema/community';
import { addComment, deleteComment } from './comments';
import { likeSubject, unlikeSubject } from './likes';
import { setCommentHidden, setPostHidden } from './moderation';
import { countPosts } from './numbered-pages';
import { newMember } from './testing/members';
import { createPost, deletePost } from './write-post';

const people = await Promise.all([newMember(), newMember(), newMember()]);
const who = fc.nat(people.length - 1);
const which = fc.nat(3);
type Act = (ids: { post: number; comments: number[] }) => Promise<unknown> | void;

const at = <T>(list: T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};

const acts: fc.Arbitrary<Act> = fc.oneof(
  who.map(
    (n): Act =>
      ({ post }) =>
        likeSubject(at(people, n), 'post', post),
  ),
  who.map(
    (n): Act =>
      async ({ post }) =>
        void unlikeSubject(at(people, n), 'post', post),
  ),
  fc.tuple(who, which).map(
    ([n, c]): Act =>
      (ids) =>
        likeSubject(at(people, n), 'comment', at(ids.comments, c)),
  ),
  fc.tuple(who, which).map(
    ([n, c]): Act =>
      async (ids) =>
        void unlikeSubject(at(people, n), 'comment', at(ids.comments, c)),
  ),
  who.map((n): Act => async (ids) => {
    const made = await addComment(at(people, n), { subject: 'post', subjectId: ids.post, text: '好' });
    ids.comments.push(made.id);
  }),
  fc.tuple(who, which).map(
    ([n, c]): Act =>
      async (ids) =>
        deleteComment(at(people, n), at(ids.comments, c)),
  ),
  fc.tuple(fc.boolean(), which).map(
    ([hidden, c]): Act =>
      async (ids) =>
        setCommentHidden(db(), at(ids.comments, c), hidden, 1),
  ),
);

function rowsOf(post: number) {
  const total = (query: { total: number } | undefined) => query?.total ?? 0;
  const live = and(eq(comments.subjectId, post), isNull(comments.deletedAt), isNull(comments.hiddenAt));
  const liked = and(eq(likes.subject, 'post'), eq(likes.subjectId, post));
  return {
    likeCount: total(db().select({ total: count() }).from(likes).where(liked).get()),
    commentCount: total(db().select({ total: count() }).from(comments).where(live).get()),
  };
}

describe('counts', () => {
  it('equal the rows that they count, whatever happens in whatever order, at once or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 25 }), fc.boolean(), async (list, atOnce) => {
        const { id: post } = await createPost(at(people, 0), { title: '题', text: '文' });
        const first = await addComment(at(people, 0), { subject: 'post', subjectId: post, text: '一' });
        const ids = { post, comments: [first.id] };
        // Refusals (liked already, not one's own, gone) are part of the game.
        const tried = (act: Act) =>
          Promise.resolve(ids)
            .then(act)
            .catch(() => undefined);
        if (atOnce) await Promise.all(list.map(tried));
        else for (const act of list) await tried(act);
        expect(db().select().from(posts).where(eq(posts.id, post)).get()).toMatchObject(rowsOf(post));
        for (const id of ids.comments) {
          const liked = and(eq(likes.subject, 'comment'), eq(likes.subjectId, id));
          const rows = db().select({ total: count() }).from(likes).where(liked).get();
          const row = db().select().from(comments).where(eq(comments.id, id)).get();
          expect(row?.likeCount).toBe(rows?.total);
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('of likes grow by one when one person likes twice at the same instant', async () => {
    const [author, fan] = [at(people, 0), at(people, 1)];
    const { id } = await createPost(author, { title: '题', text: '文' });
    const both = await Promise.allSettled([likeSubject(fan, 'post', id), likeSubject(fan, 'post', id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: 'alreadyLiked' }) }),
    );
    expect(rowsOf(id).likeCount).toBe(1);
  });

  it('of all posts follow every deletion, hiding and showing again', async () => {
    const [author] = people;
    if (!author) throw new Error('nobody');
    const before = countPosts(author);
    const made = await Promise.all(
      ['一', '二', '三'].map((title) => createPost(author, { title, text: '文' })),
    );
    const [one, two] = made.map(({ id }) => id);
    if (!one || !two) throw new Error('no posts');
    expect(countPosts(author)).toBe(before + 3);
    deletePost(author, one);
    setPostHidden(db(), two, true, 1);
    setPostHidden(db(), two, true, 2);
    expect(countPosts(author)).toBe(before + 1);
    setPostHidden(db(), two, false, 3);
    expect(countPosts(author)).toBe(before + 2);
  });
});
