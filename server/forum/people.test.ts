import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { hideWritings } from './leave';
import { block, listBlocked, unblock } from './blocks';
import { commentsOf } from './comment-lists';
import { addComment, deleteComment } from './comments';
import { follow, FOLLOWS_LIMIT, peopleAround, unfollow } from './follows';
import { likeSubject, unlikeSubject } from './likes';
import { feed, listNewest } from './lists';
import { setCommentHidden, setPostHidden } from './moderation';
import { countUnread, markRead, notificationsOf } from './notifications';
import { personPage } from './person-page';
import { readPost } from './read-post';
import { report } from './reports';
import { searchPeople } from './search-people';
import { searchPosts } from './search-posts';
import { newMember, reader, type Member } from './testing/members';
import { createPost } from './write-post';
import type { NotificationView } from './views';

const write = (member: Member, title: string) => createPost(member, { title, text: '雪后的湖心亭看雪' });
const comment = (member: Member, subjectId: number, text = '好文', parentId?: number) =>
  addComment(member, { subject: 'post', subjectId, text, parentId });

describe('following', () => {
  it('brings everything that the followed write, newest first, page behind page, and nothing else', async () => {
    const [me, one, two, stranger] = await Promise.all([newMember(), newMember(), newMember(), newMember()]);
    const expected: number[] = [];
    for (let n = 0; n < 9; n++) {
      await write(stranger, `陌生 ${n}`);
      expected.unshift((await write(n % 3 ? one : two, `第 ${n} 篇`)).id);
    }
    await follow(me, { uid: one.uid });
    await follow(me, { name: two.name });
    await follow(me, { name: two.name });
    const seen: number[] = [];
    let cursor: number | null = null;
    do {
      const page = feed(me, 'following', { cursor, limit: 2 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(expected);
    expect(feed(reader(), 'following')).toEqual({ items: [], nextCursor: null });

    expect(personPage(me, { uid: one.uid }).person).toMatchObject({
      followedByMe: true,
      followerCount: 1,
      me: false,
    });
    expect(peopleAround(reader(), { uid: me.uid }, 'following').map(({ uid }) => uid)).toHaveLength(2);
    unfollow(me, { uid: two.uid });
    expect(peopleAround(reader(), { uid: two.uid }, 'followers')).toEqual([]);
    expect(feed(me, 'following').items).toHaveLength(6);
    await expect(follow(me, { uid: me.uid })).rejects.toMatchObject({ code: 'notYourself' });
    await expect(follow(me, { uid: 999_999 })).rejects.toMatchObject({ code: 'personNotFound' });
    expect(FOLLOWS_LIMIT).toBeGreaterThan(100);
  });
});

describe('blocking', () => {
  it('keeps the writing of each from the other, both ways, in every list, and undone brings it back', async () => {
    const [blocker, blocked, third] = await Promise.all([newMember(), newMember(), newMember()]);
    const theirs = await write(blocked, '被拉黑的人写的帖子');
    const own = await write(blocker, '拉黑的人写的帖子');
    const common = await write(third, '第三个人的帖子');
    const remark = await comment(blocked, common.id, '路过');
    const answer = await comment(third, common.id, '欢迎', remark.id);
    await follow(blocked, { uid: blocker.uid });
    block(blocker, { uid: blocked.uid });
    expect(listBlocked(blocker).map(({ uid }) => uid)).toEqual([blocked.uid]);

    for (const [me, them, post] of [
      [blocker, blocked, theirs],
      [blocked, blocker, own],
    ] as const) {
      expect(() => readPost(me, post.id)).toThrow('postNotFound');
      expect(() => commentsOf(me, 'post', post.id)).toThrow('postNotFound');
      expect(listNewest(me, 50).map(({ id }) => id)).not.toContain(post.id);
      expect(searchPosts(me, '写的帖子').items.map(({ id }) => id)).not.toContain(post.id);
      expect(searchPosts(me, '拉黑').items.map(({ id }) => id)).not.toContain(post.id);
      expect(searchPeople(me, them.name)).toEqual([]);
      const page = personPage(me, { uid: them.uid });
      expect([page.posts.items, page.person.blocked, page.person.followedByMe]).toEqual([[], true, false]);
      expect(page.person.blockedByMe).toBe(me === blocker);
      await expect(likeSubject(me, 'post', post.id)).rejects.toMatchObject({ code: 'blocked' });
      await expect(comment(me, post.id)).rejects.toMatchObject({ code: 'blocked' });
      await expect(follow(me, { uid: them.uid })).rejects.toMatchObject({ code: 'blocked' });
    }
    await expect(likeSubject(blocker, 'comment', remark.id)).rejects.toMatchObject({ code: 'blocked' });
    await expect(comment(blocker, common.id, '回复', remark.id)).rejects.toMatchObject({ code: 'blocked' });
    const { items } = commentsOf(blocker, 'post', common.id);
    expect(items).toMatchObject([{ id: answer.id, replyTo: { id: remark.id, author: null, text: null } }]);
    expect(commentsOf(third, 'post', common.id).items).toHaveLength(2);

    unblock(blocker, { uid: blocked.uid });
    expect(readPost(blocked, own.id).id).toBe(own.id);
  });
});

describe('comments', () => {
  it('and replies come in the order of writing, from either end, each exactly once', async () => {
    const [author, guest] = await Promise.all([newMember(), newMember()]);
    const { id } = await write(author, '评论');
    const first = await comment(guest, id, '沙发');
    const reply = await comment(author, id, '谢谢', first.id);
    for (let n = 0; n < 5; n++) await comment(guest, id, `第 ${n} 条`);
    expect(reply.replyTo).toMatchObject({ id: first.id, text: '沙发', author: { uid: guest.uid } });
    const walk = (order: 'oldest' | 'newest') => {
      const ids: number[] = [];
      let cursor: number | null = null;
      do {
        const page = commentsOf(guest, 'post', id, { cursor, limit: 3, order });
        ids.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      return ids;
    };
    expect(walk('oldest')).toEqual([...walk('newest')].reverse());
    expect(walk('oldest')).toHaveLength(7);

    const elsewhere = await write(author, '另一篇');
    await expect(comment(guest, elsewhere.id, '错位', first.id)).rejects.toMatchObject({
      code: 'commentNotFound',
    });
    expect(() => deleteComment(author, first.id)).toThrow('notAuthor');
    deleteComment(guest, first.id);
    expect(() => deleteComment(guest, first.id)).toThrow('commentNotFound');
    expect(commentsOf(guest, 'post', id).items[0]).toMatchObject({ id: reply.id, replyTo: { author: null } });
    await expect(likeSubject(guest, 'comment', first.id)).rejects.toMatchObject({ code: 'commentNotFound' });
  });
});

describe('notifications', () => {
  it('tell of what others do, bring likes together, and are taken back with the act', async () => {
    const [me, one, two] = await Promise.all([newMember(), newMember(), newMember()]);
    const post = await write(me, '被点赞');
    await likeSubject(me, 'post', post.id);
    for (const fan of [one, two]) await likeSubject(fan, 'post', post.id);
    const mine = await comment(one, post.id, '第一');
    await comment(me, post.id, '回你', mine.id);
    await follow(two, { uid: me.uid });
    const short = ({ kind, actorCount, actors, target }: NotificationView) => [
      kind,
      actorCount,
      actors[0]?.uid,
      target?.kind,
    ];
    expect(notificationsOf(me).items.map(short)).toEqual([
      ['follow', 1, two.uid, 'person'],
      ['comment', 1, one.uid, 'comment'],
      ['like', 2, two.uid, 'post'],
    ]);
    expect(notificationsOf(one).items.map(short)).toEqual([['reply', 1, me.uid, 'comment']]);
    expect(countUnread(me)).toBe(4);
    markRead(me, notificationsOf(me).items[1]?.id ?? 0);
    expect(countUnread(me)).toBe(1);

    unlikeSubject(one, 'post', post.id);
    unfollow(two, { uid: me.uid });
    expect(notificationsOf(me).items.map(short)).toEqual([
      ['comment', 1, one.uid, 'comment'],
      ['like', 1, two.uid, 'post'],
    ]);
    setCommentHidden(db(), mine.id, true, 5);
    expect(notificationsOf(me).items[0]?.target).toBeNull();
    expect(notificationsOf(one).items[0]).toMatchObject({ kind: 'moderation', actors: [] });
  });

  it('come page behind page without a loss', async () => {
    const [me, fan] = await Promise.all([newMember(), newMember()]);
    const { id } = await write(me, '热帖');
    for (let n = 0; n < 120; n++) await comment(fan, id, `第 ${n} 条`);
    const first = notificationsOf(me);
    const second = notificationsOf(me, { cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([100, 20, null]);
    expect(countUnread(me)).toBe(100);
  });
});

describe('a report', () => {
  it('is one for each person and thing, however often it is sent', async () => {
    const [author, witness] = await Promise.all([newMember(), newMember()]);
    const { id } = await write(author, '广告');
    const spam = { subject: 'post' as const, subjectId: id, reason: 'spam' as const };
    const first = await report(witness, spam);
    expect(await report(witness, { ...spam, note: '又来了' })).toEqual(first);
    expect(await report(author, spam)).not.toEqual(first);
    await report(witness, { subject: 'user', subjectId: author.uid, reason: 'abuse' });
    await expect(
      report(witness, { subject: 'comment', subjectId: 999_999, reason: 'other' }),
    ).rejects.toMatchObject({ code: 'commentNotFound' });
  });
});

describe('whoever leaves', () => {
  it('takes their posts out of every list at once', async () => {
    const leaver = await newMember();
    const { id } = await write(leaver, '再见');
    hideWritings(db(), leaver.userId, 1);
    expect(() => readPost(reader(), id)).toThrow('postNotFound');
    expect(() => setPostHidden(db(), id, true, 1)).toThrow('postNotFound');
  });
});
