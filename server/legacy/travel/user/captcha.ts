/** 003-1 and the check of what it asks. */
import { checkCaptcha, issueCaptcha, type CaptchaVerdict } from '@/server/accounts/captcha';
import { openTravelSession, travelBinding } from '@/server/accounts/travel-sessions';
import { config } from '@/server/platform/config';
import type { Call } from '../call';
import type { Form } from '../../form';
import { FETCHED, ok, PRIVATE_HEADERS, type Reply } from '../replies';

/** A new captcha in place of the one before: a picture by the document, base64 in a list for the Android client. */
export async function captcha(call: Call): Promise<Reply | Response> {
  const { context, address, secure } = call;
  const opened = call.session ? null : await openTravelSession(context, { address, secure });
  const session = call.session ?? opened?.session;
  if (!session) throw new Error('a session was neither there nor opened');
  const { png } = await issueCaptcha(context, travelBinding(session));
  const headers: Record<string, string> = opened ? { 'set-cookie': opened.setCookie } : {};
  if (call.profile === 'android')
    return { ...ok(FETCHED, [{ index: 1, img: png.toString('base64') }]), headers };
  return new Response(new Uint8Array(png), {
    headers: { ...PRIVATE_HEADERS, ...headers, 'content-type': 'image/png' },
  });
}

const PROBLEMS: Readonly<Record<CaptchaVerdict, string | null>> = {
  ok: null,
  none: '未获取验证码',
  spent: '验证码过期',
  expired: '验证码过期',
  wrong: '验证码错误',
};

/** What is wrong with the captcha of a form, or null; looking at it spends it. */
export function captchaProblem({ context, session }: Call, form: Form): string | null {
  if (config().LEGACY_NO_CAPTCHA && form.text('no_captcha')) return null;
  const typed = form.text('captcha');
  if (!typed) return '请输入验证码';
  return session ? PROBLEMS[checkCaptcha(context, travelBinding(session), typed)] : PROBLEMS.none;
}
