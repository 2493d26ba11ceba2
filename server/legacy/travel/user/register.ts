/** 003-4: registering. The checks are those of the document, in its order. */
import { foldName } from '@/server/accounts/names';
import { normalisePhone } from '@/server/accounts/phones';
import { registerPerson, takenKey } from '@/server/accounts/registration';
import { Refusal } from '@/server/platform/errors';
import type { Call } from '../call';
import { ok, refused, type Reply } from '../replies';
import { captchaProblem } from './captcha';

/** The document's list; other scripts and signs are welcome. */
const SPECIAL = /[~!@#$%^&*()_+\-*/<>,.[\]\\]/;

export const TAKEN = {
  nameTaken: '用户名已存在',
  phoneTaken: '手机号已存在',
  emailTaken: '邮箱已存在',
} as const;
export const BAD_PHONE = '手机号格式不正确';
const FAILED = '注册错误';

export async function register(call: Call): Promise<Reply> {
  const form = await call.form();
  const problem = captchaProblem(call, form);
  if (problem) return refused(problem);
  const name = form.text('uname')?.trim();
  const password = form.text('password');
  if (!name || !password) return refused('无效参数：缺少用户名或密码');
  if (/^\p{Nd}+$/u.test(name)) return refused('用户名不能全为数字');
  const phone = form.text('phone');
  if (phone && normalisePhone(phone) === null) return refused(BAD_PHONE);
  if (SPECIAL.test(name)) return refused('用户名包含特殊字符');
  if (takenKey(call.context.db, { nameKey: foldName(name) })) return refused(TAKEN.nameTaken);
  const email = form.text('email');
  if (!phone && !email) return refused('无效参数：缺少手机或邮箱');
  return insert(call, { name, password, phone, email });
}

async function insert(
  { context, address, headers }: Call,
  person: Parameters<typeof registerPerson>[1],
): Promise<Reply> {
  try {
    const result = await registerPerson(context, person, { address, cookies: headers.get('cookie') });
    return result.ok ? ok('注册成功') : refused(TAKEN[result.code]);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return refused(FAILED);
    throw error;
  }
}
