/** Guarantee: keeping order changes the thing, its reports and the log together, or none of them. */
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db } from '@/server/db/client';
import { posts, reports } from '@/server/db/schema/community';
import { addComment } from '@/server/forum/comments';
import { readPost } from '@/server/forum/read-post';
import { report } from '@/server/forum/reports';
import { newMember, reader } from '@/server/forum/testing/members';
import { createPost } from '@/server/forum/write-post';
import { closeReports, moderate } from './moderate';
import { listCases } from './reports';
import { auditsOf, clock, newAdmin, reason } from './testing/admins';

describe('posts, comments and reports', () => {
  it('hides a reported post and decides its reports in one breath', async () => {
    const admin = await newAdmin();
    const [author, one, other] = [await newMember(clock), await newMember(clock), await newMember(clock)];
    const { id } = await createPost(author, { title: 'Buy now', text: 'cheap' });
    await report(one, { subject: 'post', subjectId: id, reason: 'spam', note: 'an advertisement' });
    await report(other, { subject: 'post', subjectId: id, reason: 'other' });
    const found = listCases(admin).items.find(({ subjectId }) => subjectId === id);
    expect(found).toMatchObject({ total: 2, content: { title: 'Buy now', hidden: false } });
    expect(found?.reports.map(({ reason: why, note }) => [why, note])).toEqual([
      ['spam', 'an advertisement'],
      ['other', ''],
    ]);
    moderate(admin, { act: 'post.hide', id, reason, closeReports: true });
    expect(() => readPost(reader(), id)).toThrow('postNotFound');
    expect(listCases(admin).items.some(({ subjectId }) => subjectId === id)).toBe(false);
    const closed = db().select().from(reports).where(eq(reports.subjectId, id)).all();
    expect(closed.map(({ outcome, closedBy }) => [outcome, closedBy])).toEqual([
      ['upheld', admin.adminId],
      ['upheld', admin.adminId],
    ]);
    expect(auditsOf(`post:${id}`).map(({ act }) => act)).toEqual(['post.hide', 'report.close']);
    moderate(admin, { act: 'post.restore', id, reason });
    expect(readPost(reader(), id).title).toBe('Buy now');
  });

  it('closes, opens, hides and brings back, each with a row; an unknown number leaves none', async () => {
    const admin = await newAdmin();
    const author = await newMember(clock);
    const { id } = await createPost(author, { title: 'a', text: 'b' });
    const comment = await addComment(author, { subject: 'post', subjectId: id, text: 'c' });
    for (const act of ['post.lock', 'post.unlock'] as const) moderate(admin, { act, id, reason });
    for (const act of ['comment.hide', 'comment.restore'] as const)
      moderate(admin, { act, id: comment.id, reason });
    expect(auditsOf(`post:${id}`).map(({ act }) => act)).toEqual(['post.unlock', 'post.lock']);
    expect(auditsOf(`comment:${comment.id}`).map(({ act }) => act)).toEqual([
      'comment.restore',
      'comment.hide',
    ]);
    expect(db().select().from(posts).where(eq(posts.id, id)).get()).toMatchObject({
      commentCount: 1,
      lockedAt: null,
    });
    for (const unknown of [0, -1, 1e15, Number.MAX_SAFE_INTEGER])
      expect(() => moderate(admin, { act: 'post.hide', id: unknown, reason })).toThrow('postNotFound');
    expect(auditsOf('post:-1')).toEqual([]);
  });

  it('lets only the first of two decisions count', async () => {
    const [admin, late] = [await newAdmin(), await newAdmin()];
    const [author, witness] = [await newMember(clock), await newMember(clock)];
    await report(witness, { subject: 'user', subjectId: author.uid, reason: 'abuse' });
    const thing = { subject: 'user', subjectId: author.uid } as const;
    expect(listCases(admin).items.find(({ subjectId }) => subjectId === author.uid)?.person?.name).toBe(
      author.name,
    );
    closeReports(admin, thing, { decision: 'dismissed', reason });
    expect(() => closeReports(late, thing, { decision: 'upheld', reason })).toThrow('reportNotFound');
    expect(auditsOf(`user:${author.uid}`)).toHaveLength(1);
  });
});
