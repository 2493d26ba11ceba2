/** 003-2 and 003-3: logging in and out. */
import { identify } from '@/server/accounts/identify';
import type { PersonHandle } from '@/server/accounts/people';
import { bindLogin, endTravelSession, forgetTravelCookie } from '@/server/accounts/travel-sessions';
import type { Call } from '../call';
import type { Form } from '../../form';
import { BANNED, TOO_MANY_TRIES } from '../refusals';
import { ok, refused, type Reply } from '../replies';
import { captchaProblem } from './captcha';
import { travelUser } from './views';

const BAD_PARAMETER = '无效参数';
const REASONS = {
  unknownUser: '无此用户',
  wrongPassword: '密码错误',
  banned: BANNED,
  tooManyTries: TOO_MANY_TRIES,
} as const;

/** Digits that are too few for a telephone number are a person's number. */
const PHONE_DIGITS = 10;

function guess(value: string): PersonHandle {
  if (value.includes('@')) return { by: 'email', value };
  if (/^\d+$/.test(value)) return { by: value.length < PHONE_DIGITS ? 'uid' : 'phone', value };
  return { by: 'name', value };
}

/** The field that says who it is; the first of them counts. */
function handleOf(form: Form): PersonHandle | null {
  const given = form.firstOf(['uid', 'uname', 'phone', 'email', 'user']);
  if (!given) return null;
  const { name, value } = given;
  if (name === 'user') return guess(value);
  return { by: name === 'uname' ? 'name' : name, value };
}

export async function login(call: Call): Promise<Reply> {
  const form = await call.form();
  const password = form.text('password');
  if (!password) return refused(BAD_PARAMETER);
  const problem = captchaProblem(call, form);
  if (problem) return refused(problem);
  const handle = handleOf(form);
  if (!handle) return refused(BAD_PARAMETER);
  const { context, session, secure, address, headers } = call;
  const identified = await identify(context, handle, password, { address });
  if (!identified.ok) return refused(REASONS[identified.reason]);
  const { id } = identified.user;
  const userAgent = headers.get('user-agent');
  const { setCookie } = bindLogin(context, session, { userId: id, userAgent, secure });
  return { ...ok('登录成功', travelUser(context, id)), headers: { 'set-cookie': setCookie } };
}

/** Also for whoever is not logged in. */
export function logout({ context, session, secure }: Call): Reply {
  const reply = ok('已清除登录信息');
  if (!session) return reply;
  endTravelSession(context, session);
  return { ...reply, headers: { 'set-cookie': forgetTravelCookie(secure) } };
}
