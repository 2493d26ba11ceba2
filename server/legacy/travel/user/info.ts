/** 003-7: what is known of a person, and changing it. */
import { updateProfile } from '@/server/accounts/profile';
import { Refusal } from '@/server/platform/errors';
import type { Call } from '../call';
import type { Form } from '../../form';
import { integerFrom } from '../numbers';
import { DONE, FETCHED, ok, refused, type Reply } from '../replies';
import { NO_SUCH_USER, notThere } from './password';
import { BAD_PHONE, TAKEN } from './register';
import { travelUser } from './views';

const PROBLEMS: Readonly<Record<string, string>> = {
  phoneInvalid: BAD_PHONE,
  emailInvalid: '邮箱格式不正确',
};

export function readInfo(call: Call): Reply {
  const { context, session } = call;
  if (!session?.user) return refused(notThere(call));
  const view = travelUser(context, session.user.id);
  return view ? ok(FETCHED, view) : refused(NO_SUCH_USER);
}

/** An empty field leaves things as they are. The Android client reads `data` of refusals, too. */
export async function changeInfo(call: Call): Promise<Reply> {
  const { context, session } = call;
  if (!session?.user) return refused(notThere(call));
  const { id } = session.user;
  const problem = apply(call, id, await call.form());
  const view = travelUser(context, id);
  if (!view) return refused(NO_SUCH_USER);
  return problem ? refused(problem, view) : ok(DONE, view);
}

/** Changes all or nothing; answers what stood in the way. */
function apply({ context }: Call, userId: string, form: Form): string | null {
  const gender = form.text('gender');
  const changes = {
    phone: form.text('phone'),
    email: form.text('email'),
    intro: form.text('intro'),
    gender: gender === undefined ? undefined : (integerFrom(gender) ?? Number.NaN),
  };
  try {
    const result = updateProfile(context, userId, changes);
    return result.ok ? null : TAKEN[result.code];
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'tooMany') return PROBLEMS[error.code] ?? '无效参数';
    throw error;
  }
}
