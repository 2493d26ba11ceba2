import { describe, expect, it, vi } from 'vitest';

vi.stubEnv('RATE_LIMITS', 'on');

const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : 'thrown'),
  );

describe('writing in the community', () => {
  it('has a limit for each person and act, and what is refused for its text does not count', async () => {
    const { newMember } = await import('./testing/members');
    const { createPost } = await import('./write-post');
    const { addComment } = await import('./comments');
    const { likeSubject } = await import('./likes');
    const [one, other] = [await newMember(), await newMember()];
    const post = { title: '题', text: '文' };
    for (let n = 0; n < 5; n++)
      expect(await refusalOf(createPost(one, { ...post, text: '' }))).toMatch('textMissing');
    const results: string[] = [];
    for (let n = 0; n < 31; n++) results.push(await refusalOf(createPost(one, post)));
    expect(results.map((result) => result === 'done')).toEqual([...Array<boolean>(30).fill(true), false]);
    expect(results.at(-1)).toBe('tooMany: tooManyTries');

    const { id } = await createPost(other, post);
    const comment = () => refusalOf(addComment(other, { subject: 'post', subjectId: id, text: '好' }));
    for (let n = 0; n < 60; n++) expect(await comment()).toBe('done');
    expect(await comment()).toMatch('tooManyTries');
    expect(await refusalOf(likeSubject(other, 'post', id))).toBe('done');
  });
});
