/** What is written to somebody who has forgotten their password, in both languages. */
import type { Mail } from '@/server/platform/mail';
import { escapeHtml } from '@/server/platform/html';

export const MAIL_LANGUAGES = ['zh', 'en'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

interface Wording {
  subject: (code: string) => string;
  greeting: (name: string) => string;
  lead: string;
  rest: (minutes: number) => string;
  sms: (code: string, minutes: number) => string;
}

const WORDS: Readonly<Record<MailLanguage, Wording>> = {
  zh: {
    subject: (code) => `光影：您的恢复码是 ${code}`,
    greeting: (name) => `${name}，您好：`,
    lead: '有人（希望是您本人）要求重设您在光影的密码。请在页面上填写这个恢复码：',
    rest: (minutes) =>
      `它在 ${minutes} 分钟内有效，只能使用一次。如果不是您本人的要求，请不必理会：没有恢复码，密码不会改变。请勿把它告诉任何人。`,
    sms: (code, minutes) =>
      `【光影】您的恢复码是 ${code}，${minutes} 分钟内有效。如非本人操作请忽略，勿告诉他人。`,
  },
  en: {
    subject: (code) => `Guangying: your recovery code is ${code}`,
    greeting: (name) => `Hello ${name},`,
    lead: 'somebody, hopefully you, wants to set a new password for your account at Guangying. Type this code into the page:',
    rest: (minutes) =>
      `It is good for ${minutes} minutes and can be used once. If it was not you, do nothing: without the code the password stays as it is. Never tell it to anybody.`,
    sms: (code, minutes) =>
      `Guangying: your recovery code is ${code}, good for ${minutes} minutes. If it was not you, ignore this. Never tell it to anybody.`,
  },
};

/** Plain text and the same as plain HTML: no picture, no link, nothing that tells us that it was read. */
export function recoveryMail(
  language: MailLanguage,
  { to, name, code, minutes }: { to: string; name: string; code: string; minutes: number },
): Mail {
  const words = WORDS[language];
  const paragraphs = [words.greeting(name), words.lead, code, words.rest(minutes)];
  const html = paragraphs
    .map(escapeHtml)
    .map((text, index) =>
      index === 2
        ? `<p style="font-size:28px;letter-spacing:6px"><strong>${text}</strong></p>`
        : `<p>${text}</p>`,
    );
  return {
    to,
    subject: words.subject(code),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${language}"><body style="font:16px/1.6 sans-serif;max-width:36em">${html.join('')}</body></html>`,
  };
}

export function recoverySms(language: MailLanguage, code: string, minutes: number): string {
  return WORDS[language].sms(code, minutes);
}
