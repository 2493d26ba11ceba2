/** Sending mail: through the operator's SMTP server, or into the outbox when there is none. */
import { createTransport, type Transporter } from 'nodemailer';
import { config } from './config';
import { logger } from './logger';
import { putIntoOutbox } from './outbox';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/**
 * Why a mail did not leave, without anything of the server's own words: `connection` (not reached, or silent),
 * `login` (our credentials), `address` (refused the receiver or us), `other`.
 */
export type MailFailure = 'connection' | 'login' | 'address' | 'other';
export type MailResult = { ok: true; through: 'smtp' | 'outbox' } | { ok: false; failure: MailFailure };

/** Whoever waits in front of a page, or an old client with its half minute, gets an answer in time. */
const PATIENCE_MS = 10_000;

const FAILURES: Readonly<Record<string, MailFailure>> = {
  ECONNECTION: 'connection',
  ETIMEDOUT: 'connection',
  ESOCKET: 'connection',
  EDNS: 'connection',
  ETLS: 'connection',
  EAUTH: 'login',
  EENVELOPE: 'address',
  EMESSAGE: 'address',
};

function transport(url: string): Transporter {
  const separator = url.includes('?') ? '&' : '?';
  const limits = ['connectionTimeout', 'greetingTimeout', 'socketTimeout', 'dnsTimeout'];
  // nodemailer reads options of its own from the address; what the operator wrote there wins.
  const missing = limits.filter((name) => !url.includes(`${name}=`)).map((name) => `${name}=${PATIENCE_MS}`);
  return createTransport(missing.length ? `${url}${separator}${missing.join('&')}` : url, {
    // Nothing in a mail of ours is ever fetched from somewhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Sends one mail; never throws for what the mail server does. */
export async function sendMail(mail: Mail, now: number): Promise<MailResult> {
  const { SMTP_URL, MAIL_FROM } = config();
  const { to, subject, text, html } = mail;
  if (!SMTP_URL) {
    await putIntoOutbox({ channel: 'mail', to, subject, text, createdAt: now });
    return { ok: true, through: 'outbox' };
  }
  const connection = transport(SMTP_URL);
  try {
    // `address` as an object: a comma or a bracket in it cannot make a second receiver.
    await connection.sendMail({
      from: MAIL_FROM,
      to: { name: '', address: to },
      subject,
      text,
      html,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return { ok: true, through: 'smtp' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const failure = FAILURES[code] ?? 'other';
    // The server's answer may quote addresses and host names: for the log, never for whoever asked.
    logger('mail').error({ err: error, failure }, 'a mail was not sent');
    return { ok: false, failure };
  } finally {
    connection.close();
  }
}
