/** 003-6: a picture of oneself. What the part says of its type and name is not believed. */
import { AVATAR_LIMITS, setAvatar } from '@/server/accounts/avatar';
import { mediaContext } from '@/server/media/context';
import { Refusal } from '@/server/platform/errors';
import { forPerson } from '../call';
import { ok, refused } from '../replies';

const FIELD = 'avatar';
const NONE = '未获取到avatar';

export const avatar = forPerson(async ({ user, form }) => {
  const { file } = await form({ field: FIELD, limit: AVATAR_LIMITS.bytes });
  if (!file) return refused(NONE);
  try {
    await setAvatar(mediaContext(), user.id, file);
    return ok('成功地修改了头像');
  } catch (error) {
    // Something came, but no picture that anybody could be shown.
    if (error instanceof Refusal && error.code !== 'fileTooLarge') return refused(NONE);
    throw error;
  }
});
