/** 003-5: another password. It looks at the form before it asks who is there, as the document has it. */
import { changePassword } from '@/server/accounts/change-password';
import { hasLeft } from '@/server/accounts/travel-sessions';
import type { Call } from '../call';
import { NOT_LOGGED_IN, ok, refused, type Reply } from '../replies';

export const NO_SUCH_USER = '无此用户';

export async function password(call: Call): Promise<Reply> {
  const form = await call.form();
  const oldPassword = form.text('old_password');
  const newPassword = form.text('new_password');
  if (!oldPassword || !newPassword) return refused('无效参数');
  const { context, session } = call;
  const user = session?.user;
  if (!user) return refused(notThere(call));
  const result = await changePassword(context, user.id, {
    oldPassword,
    newPassword,
    keepSession: session.sessionId,
  });
  if (result.ok) return ok('成功地修改了密码');
  return refused(result.reason === 'unknownUser' ? NO_SUCH_USER : '旧密码错误');
}

/** Why nobody is there: never logged in, or logged in and gone since. */
export function notThere({ context, session }: Call): string {
  return session && hasLeft(context, session) ? NO_SUCH_USER : NOT_LOGGED_IN;
}
