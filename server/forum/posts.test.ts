import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { enhanceQueue } from '@/inngest/queue';
import { userOwner } from '@/server/accounts/actor';
import { users } from '@/server/db/schema/accounts';
import { db } from '@/server/db/client';
import { getReadableObject } from '@/server/media/objects';
import { newId } from '@/server/platform/ids';
import { storedPhoto } from '@/server/testing/stored';
import { addComment } from './comments';
import { readDraft, saveDraft } from './drafts';
import { likeSubject } from './likes';
import { listNewest } from './lists';
import { setPostHidden, setPostLocked } from './moderation';
import { readPost } from './read-post';
import { newMember, reader, type Member } from './testing/members';
import { isBlank } from './texts';
import { createPost, deletePost, editPost } from './write-post';

const author = await newMember();
const other = await newMember();

const NAUGHTY = [
  `<script>alert(1)</script>`,
  `'; DROP TABLE posts; --`,
  `"%_\\ \${7*7} {{7*7}} NULL undefined -1/0`,
  '👩‍👩‍👧‍👦🏳️‍🌈 𠮷野家 ﷽ Z͑ͫ̓ͪ̂̒',
  '\u202eright to left\u202c \ufeff\u200b',
  '\u0001\u0007\u001b[31m\u007f\u0085',
  '田中さんにあげて下さい الكلمات',
  '../../../../etc/passwd%00',
];

function photoOf({ userId, clock }: Member) {
  const actor = { owner: userOwner(userId), user: null };
  return storedPhoto({ db: db(), clock, queue: enhanceQueue, actor }, 400, 300);
}

describe('posts', () => {
  it.each(NAUGHTY)('keep what was written as it was: %j', async (text) => {
    const { id } = await createPost(author, { title: text, text: `${text}\n${text}` });
    const title = text.replaceAll('\u0085', ' ');
    expect(readPost(reader(), id)).toMatchObject({ title, text: `${text}\n${text}`, textCut: false });
  });

  it('hold no half characters and no NUL, and lines end alike', async () => {
    const post = await createPost(author, { title: 'a\r\nb', text: 'x\ud83d\0y\r\nz' });
    expect(post).toMatchObject({ title: 'a b', text: 'x\ufffdy\nz' });
  });

  it('are measured and cut by characters', async () => {
    const post = await createPost(author, { title: '𠮷'.repeat(200), text: '𠮷'.repeat(20_000) });
    const listed = listNewest(reader(), 1)[0];
    expect(listed).toMatchObject({ id: post.id, textCut: true, text: '𠮷'.repeat(300) });
    for (const wrong of [
      { title: '𠮷'.repeat(201), text: 'x' },
      { title: 'x', text: '𠮷'.repeat(20_001) },
      { title: 'x', text: 'a'.repeat(1_000_000) },
    ])
      await expect(createPost(author, wrong)).rejects.toMatchObject({
        code: 'textTooLong',
        kind: 'tooLarge',
      });
    for (const wrong of [
      { title: '', text: 'x' },
      { title: 'x', text: '\0' },
    ])
      await expect(createPost(author, wrong)).rejects.toMatchObject({ code: 'textMissing' });
  });

  it('keep the type of old clients as given, and only whole numbers', async () => {
    for (const type of [0, -7, 2 ** 40])
      expect(await createPost(author, { title: 't', text: 'x', type })).toMatchObject({ type });
    await expect(createPost(author, { title: 't', text: 'x', type: 1.5 })).rejects.toMatchObject({
      code: 'invalidInput',
    });
  });

  it('are changed and deleted by their author alone', async () => {
    const { id } = await createPost(author, { title: '一', text: '二', type: 3 });
    await expect(editPost(other, id, { text: 'x' })).rejects.toMatchObject({ code: 'notAuthor' });
    expect(() => deletePost(other, id)).toThrow('notAuthor');
    expect(await editPost(author, id, { text: '三' })).toMatchObject({
      title: '一',
      text: '三',
      type: 3,
      editedAt: expect.any(Number),
    });
    deletePost(author, id);
    expect(() => readPost(author, id)).toThrow('postNotFound');
    await expect(editPost(author, id, { text: 'x' })).rejects.toMatchObject({ code: 'postNotFound' });
    expect(() => deletePost(author, id)).toThrow('postNotFound');
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 60, 987_654_321])('of number %d do not exist', async (id) => {
    expect(() => readPost(author, id)).toThrow('postNotFound');
    await expect(likeSubject(author, 'post', id)).rejects.toMatchObject({ code: 'postNotFound' });
    await expect(likeSubject(author, 'comment', id)).rejects.toMatchObject({ code: 'commentNotFound' });
    const comment = { subject: 'post' as const, subjectId: id, text: 'x' };
    await expect(addComment(author, comment)).rejects.toMatchObject({ code: 'postNotFound' });
  });

  it('that are hidden are read by their author only; closed ones take no comments and likes', async () => {
    const { id } = await createPost(author, { title: '一', text: '二' });
    setPostLocked(db(), id, true, 1);
    await expect(likeSubject(other, 'post', id)).rejects.toMatchObject({ code: 'locked' });
    const comment = { subject: 'post' as const, subjectId: id, text: 'x' };
    await expect(addComment(other, comment)).rejects.toMatchObject({ code: 'locked' });
    setPostHidden(db(), id, true, 1);
    expect(() => readPost(reader(), id)).toThrow('postNotFound');
    expect(() => readPost(other, id)).toThrow('postNotFound');
    await expect(editPost(other, id, { text: 'x' })).rejects.toMatchObject({ code: 'postNotFound' });
    expect(readPost(author, id)).toMatchObject({ hidden: true, locked: true });
    expect(listNewest(author, 3).map((post) => post.id)).not.toContain(id);
  });

  it('are not written by somebody who is banned, or has left', async () => {
    const banned = await newMember();
    const set = (values: object) => db().update(users).set(values).where(eq(users.id, banned.userId)).run();
    const { id } = await createPost(author, { title: '一', text: '二' });
    set({ bannedUntil: banned.clock.now() + 1 });
    const comment = { subject: 'post' as const, subjectId: id, text: 'x' };
    for (const write of [
      () => createPost(banned, { title: 'x', text: 'x' }),
      () => addComment(banned, comment),
      () => likeSubject(banned, 'post', id),
    ])
      await expect(write()).rejects.toMatchObject({ code: 'banned' });
    set({ bannedUntil: banned.clock.now() });
    await addComment(banned, comment);
    set({ deletedAt: 1 });
    await expect(addComment(banned, comment)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('pictures of a post', () => {
  it('are copies for everybody, made of the author’s own; taken out or deleted, nobody gets them', async () => {
    const [one, two] = [await photoOf(author), await photoOf(author)];
    const post = await createPost(author, {
      title: '湖',
      text: '两张照片',
      pictures: [{ mediaId: one.id, alt: '湖面' }, { mediaId: two.id }],
    });
    const readable = (mediaId: string) => getReadableObject(db(), null, mediaId, author.clock.now()).id;
    expect(post.pictures.map(({ alt }) => alt)).toEqual(['湖面', '']);
    const [first, second] = post.pictures.map(({ mediaId }) => mediaId);
    if (!first || !second) throw new Error('two pictures');
    expect([first, second].map(readable)).toEqual([first, second]);
    expect(() => readable(one.id)).toThrow('notFound');

    const edited = await editPost(author, post.id, { pictures: [{ mediaId: second, alt: '船' }] });
    expect(edited.pictures).toMatchObject([{ mediaId: second, alt: '船' }]);
    expect(() => readable(first)).toThrow('notFound');
    deletePost(author, post.id);
    expect(() => readable(second)).toThrow('notFound');
  });

  it('of others, or too many, publish nothing', async () => {
    const mine = await photoOf(author);
    const foreign = await photoOf(other);
    const newest = listNewest(reader(), 1)[0]?.id;
    const withPictures = (pictures: { mediaId: string }[]) =>
      createPost(author, { title: 'x', text: 'x', pictures });
    await expect(withPictures([{ mediaId: mine.id }, { mediaId: foreign.id }])).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(
      withPictures(Array.from({ length: 10 }, () => ({ mediaId: newId() }))),
    ).rejects.toMatchObject({
      code: 'tooManyPictures',
    });
    expect(listNewest(reader(), 1)[0]?.id).toBe(newest);
  });
});

describe('a draft', () => {
  it('is kept for its writer until it is published or emptied', async () => {
    const photo = await photoOf(author);
    const pictures = [{ mediaId: photo.id, alt: '湖' }, { mediaId: newId() }];
    saveDraft(author, { title: '', text: '写到一半', pictures });
    expect(readDraft(author)).toMatchObject({
      postId: 0,
      text: '写到一半',
      pictures: [{ mediaId: photo.id, alt: '湖' }],
    });
    expect(readDraft(other)).toBeNull();
    const { id } = await createPost(author, { title: '好了', text: '写完了' });
    expect(readDraft(author)).toBeNull();

    saveDraft(author, { postId: id, title: '改', text: '改一改' });
    expect(() => saveDraft(other, { postId: id, title: '改', text: 'x' })).toThrow('notAuthor');
    await editPost(author, id, { text: '改好了' });
    expect(readDraft(author, id)).toBeNull();
    saveDraft(author, { title: '空', text: '' });
    saveDraft(author, { title: '', text: '' });
    expect(readDraft(author)).toBeNull();
  });
});

describe('blank texts', () => {
  it.each(['', ' \n\t', '\u200b\u3164\u2800', '\u0301'])('show nothing: %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it.each(['。', '👍', 'é', '0'])('are not those: %j', (text) => expect(isBlank(text)).toBe(false));
});
