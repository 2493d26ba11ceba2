/** 003-12 to 003-15: writing, changing, deleting and liking posts. */
import { likeSubject } from '@/server/forum/likes';
import { createPost, deletePost, editPost } from '@/server/forum/write-post';
import { Refusal } from '@/server/platform/errors';
import { forPerson } from '../call';
import { integerFrom } from '../numbers';
import { BAD_PARAMETER } from '../refusals';
import { DONE, ok, refused } from '../replies';

export const newPost = forPerson(async ({ context, user, form }) => {
  const fields = await form();
  const title = fields.text('title');
  const text = fields.text('text');
  const type = integerFrom(fields.text('type'));
  if (!title || !text || type === null) return refused(BAD_PARAMETER);
  const post = await createPost({ ...context, userId: user.id }, { title, text, type });
  return ok(DONE, { post_id: post.id });
});

export const changePost = forPerson(async ({ context, user, form, ids: [id = 0] }) => {
  const fields = await form();
  const title = fields.text('title');
  const text = fields.text('text');
  if (!title || !text) return refused(BAD_PARAMETER);
  try {
    await editPost({ ...context, userId: user.id }, id, { title, text });
    return ok(DONE);
  } catch (error) {
    // Here the document does not tell what is missing from what is somebody else's.
    if (error instanceof Refusal && error.code === 'postNotFound')
      throw new Refusal('forbidden', 'notAuthor');
    throw error;
  }
});

export const removePost = forPerson(({ context, user, ids: [id = 0] }) => {
  try {
    deletePost({ ...context, userId: user.id }, id);
    return ok(DONE);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notAuthor') throw new Refusal('notFound', 'postNotFound');
    throw error;
  }
});

export const likePost = forPerson(async ({ context, user, ids: [id = 0] }) => {
  await likeSubject({ ...context, userId: user.id }, 'post', id);
  return ok(DONE);
});
