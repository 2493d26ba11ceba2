/** What the web can ask for, through the router as the pages call it. */
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { userOwner } from '@/server/accounts/actor';
import { findActiveUser, openSession } from '@/server/accounts/sessions';
import { db } from '@/server/db/client';
import { systemClock } from '@/server/platform/clock';
import { newId } from '@/server/platform/ids';
import { appRouter } from '@/server/trpc/router';
import { newMember, type Member } from './testing/members';

const call = {
  db: db(),
  clock: systemClock,
  queue: enhanceQueue,
  requestId: 'test',
  origin: { address: null, cookies: null },
};
const { forum: anonymous } = appRouter.createCaller({
  ...call,
  actor: { owner: `v:${newId()}`, user: null },
});

function signedIn({ userId }: Member) {
  const user = findActiveUser(db(), openSession(db(), userId, null, Date.now()), Date.now());
  return appRouter.createCaller({ ...call, actor: { owner: userOwner(userId), user } }).forum;
}

describe('the community on the web', () => {
  it('is read by everybody and written by whoever is signed in', async () => {
    const [author, guest] = await Promise.all([newMember(systemClock), newMember(systemClock)]);
    const [writer, fan] = [signedIn(author), signedIn(guest)];
    const post = await writer.create({ title: '雪', text: '湖心亭看雪' });
    await expect(anonymous.create({ title: '雪', text: 'x' })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
    await expect(fan.edit({ id: post.id, text: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(writer.create({ title: '\u200b', text: 'x' })).rejects.toMatchObject({
      cause: { issues: [{ message: 'textMissing' }] },
    });

    expect(await fan.like({ subject: 'post', id: post.id })).toEqual({ likeCount: 1 });
    await expect(fan.like({ subject: 'post', id: post.id })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'alreadyLiked' },
    });
    const comment = await fan.comment({ subjectId: post.id, text: '好' });
    expect(await anonymous.post({ id: post.id })).toMatchObject({
      title: '雪',
      author: { uid: author.uid, name: author.name, avatar: '/media/avatars/default.jpg' },
      likeCount: 1,
      commentCount: 1,
      likedByMe: false,
    });
    expect((await anonymous.comments({ subjectId: post.id })).items).toMatchObject([{ id: comment.id }]);
    expect((await anonymous.feed({})).items.map(({ id }) => id)).toContain(post.id);
    expect((await anonymous.search({ query: '湖心亭' })).items).toHaveLength(1);
    expect((await anonymous.people.page({ person: { name: author.name } })).person.postCount).toBe(1);

    expect(await writer.notifications.unread()).toBe(2);
    await fan.people.follow({ uid: author.uid });
    expect((await fan.feed({ by: 'following' })).items).toHaveLength(1);
    await writer.drafts.save({ title: '', text: '草稿' });
    expect(await writer.drafts.get({})).toMatchObject({ text: '草稿' });
    await fan.report({ subject: 'post', subjectId: post.id, reason: 'other' });
    await fan.removeComment({ id: comment.id });
    await writer.remove({ id: post.id });
    await expect(anonymous.post({ id: post.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
