/** 000-1: logging in and, unless `not_reg` is there, making the account that is missing. */
import { identify, type Identified } from '@/server/accounts/identify';
import { registerPerson } from '@/server/accounts/registration';
import { bindLogin } from '@/server/accounts/travel-sessions';
import { effectivePlan } from '@/server/billing/plans';
import type { Call } from '../call';
import { ok, says, type Reply } from '../replies';
import { identityFor } from './names';

const LONGEST = { username: 254, password: 256 };

export async function login(call: Call): Promise<Reply> {
  const form = await call.form();
  const username = form.text('username')?.trim();
  const password = form.text('password');
  if (!username || !password) return says('error');
  if (username.length > LONGEST.username || password.length > LONGEST.password) return says('error');
  const known = await check(call, username, password);
  if (known.ok || known.reason !== 'unknownUser') return answer(call, username, known);
  if (form.has('not_reg')) return says('not_exist');
  const { context, address } = call;
  const person = { ...identityFor(context.db, username), password };
  const made = await registerPerson(context, person, { address, cookies: null });
  // Somebody else of that name came first, at the same moment: then its password decides.
  return made.ok || made.code === 'nameTaken' || made.code === 'emailTaken'
    ? answer(call, username, await check(call, username, password))
    : says('error');
}

function check({ context, address }: Call, username: string, password: string): Promise<Identified> {
  return identify(context, { by: 'any', value: username }, password, { address });
}

function answer({ context, request, session, secure }: Call, username: string, who: Identified): Reply {
  if (!who.ok) return says(who.reason === 'wrongPassword' ? 'password_error' : 'error');
  const { user } = who;
  const userAgent = request.headers.get('user-agent');
  const { setCookie } = bindLogin(context, session, { userId: user.id, userAgent, secure });
  const is_expire = effectivePlan(user, context.clock.now()) === 'free';
  return { ...ok({ username, is_expire }), headers: { 'set-cookie': setCookie } };
}
