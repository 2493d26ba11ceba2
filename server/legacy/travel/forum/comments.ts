/** 003-16 to 003-18: writing, deleting and liking comments. */
import { addComment, deleteComment } from '@/server/forum/comments';
import { likeSubject } from '@/server/forum/likes';
import { Refusal } from '@/server/platform/errors';
import { forPerson } from '../call';
import { integerFrom } from '../numbers';
import { BAD_PARAMETER } from '../refusals';
import { DONE, ok, refused } from '../replies';

export const newComment = forPerson(async ({ context, user, form }) => {
  const fields = await form();
  // The document says `pid`; its server and its client say `post_id`.
  const subjectId = integerFrom(fields.firstOf(['pid', 'post_id'])?.value);
  const text = fields.text('text');
  if (subjectId === null || !text) return refused(BAD_PARAMETER);
  const comment = await addComment({ ...context, userId: user.id }, { subject: 'post', subjectId, text });
  return ok(DONE, { comment_id: comment.id });
});

export const removeComment = forPerson(({ context, user, ids: [id = 0] }) => {
  try {
    deleteComment({ ...context, userId: user.id }, id);
    return ok(DONE);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notAuthor')
      throw new Refusal('notFound', 'commentNotFound');
    throw error;
  }
});

export const likeComment = forPerson(async ({ context, user, ids: [id = 0] }) => {
  await likeSubject({ ...context, userId: user.id }, 'comment', id);
  return ok(DONE);
});
