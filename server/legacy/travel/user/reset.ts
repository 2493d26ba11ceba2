/** 003-8: a forgotten password, in two steps under one address. */
import {
  finishRecovery,
  startRecovery,
  type RecoveryHandle,
  type RecoveryStart,
} from '@/server/accounts/recovery';
import { openTravelSession, travelBinding } from '@/server/accounts/travel-sessions';
import { Refusal } from '@/server/platform/errors';
import type { MailFailure } from '@/server/platform/mail';
import type { Call } from '../call';
import type { Form } from '../../form';
import { TOO_MANY_TRIES } from '../refusals';
import { ok, refused, type Reply } from '../replies';
import { captchaProblem } from './captcha';

const WRONG_CAPTCHA = '验证码错误';
const MAIL_FAILED = '发送邮件失败';

/** The document's sample names the kind of error as Python's smtplib does, and then quotes the mail server. */
const MAIL_ERRORS: Readonly<Record<MailFailure, string>> = {
  connection: 'SMTPConnectError',
  login: 'SMTPAuthenticationError',
  address: 'SMTPRecipientsRefused',
  other: 'SMTPException',
};

/** With a mail address or telephone number it is the first step, whatever else is given. */
export async function reset(call: Call): Promise<Reply> {
  const form = await call.form();
  // The document knows but one text for everything that can be wrong with a captcha here.
  if (captchaProblem(call, form)) return refused(WRONG_CAPTCHA);
  const handle = form.firstOf(['email', 'phone']);
  if (!handle) return finish(call, form);
  return start(call, handle.name === 'email' ? { email: handle.value } : { phone: handle.value });
}

async function start({ context, session, address, secure }: Call, handle: RecoveryHandle): Promise<Reply> {
  // Without a captcha there may be no session yet to bind the code to.
  const opened = session ? null : await openTravelSession(context, { address, secure });
  const mine = session ?? opened?.session;
  if (!mine) throw new Error('a session was neither there nor opened');
  const reply = startReply(await startRecovery(context, travelBinding(mine), handle, { address }));
  return opened ? { ...reply, headers: { 'set-cookie': opened.setCookie } } : reply;
}

function startReply(started: RecoveryStart): Reply {
  if (started.ok) return ok(started.channel === 'mail' ? '已发送恢复码至邮箱' : '已发送恢复码至手机');
  switch (started.reason) {
    case 'unknownUser':
      return refused('找不到用户');
    case 'mailFailed':
      return refused(MAIL_FAILED, `${MAIL_FAILED}：${MAIL_ERRORS[started.failure]}`);
    case 'smsFailed':
      return refused('发送短信失败');
    case 'tooManyTries':
      return refused(TOO_MANY_TRIES);
  }
}

const NO_CODE = '未获取恢复码或已失效';
const MISSING = '参数错误';

/** Whether a code was ever asked for comes first, what is missing in the form last. */
async function finish({ context, session }: Call, form: Form): Promise<Reply> {
  if (!session) return refused(NO_CODE);
  const code = form.text('code');
  try {
    const newPassword = form.text('new_password') ?? '';
    const finished = await finishRecovery(context, travelBinding(session), code ?? '', newPassword);
    if (finished.ok) return ok('修改成功');
    if (finished.reason === 'wrong') return refused(code ? '恢复码错误' : MISSING);
    return refused(NO_CODE);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'passwordTooShort') return refused(MISSING);
    throw error;
  }
}
