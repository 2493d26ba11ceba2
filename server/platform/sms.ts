/** Text messages: posted to the operator's webhook, or put into the outbox when there is none. */
import { config } from './config';
import { logger } from './logger';
import { fetchOutbound } from './outbound-http';
import { putIntoOutbox } from './outbox';

export interface TextMessage {
  /** Digits only. */
  to: string;
  text: string;
}

export type SmsResult = { ok: true; through: 'webhook' | 'outbox' } | { ok: false };

const PATIENCE_MS = 10_000;
/** Nobody reads more of the answer than its status. */
const ANSWER_BYTES = 64 * 1024;

/** POSTs `{"to","text"}` as JSON; any 2xx counts as sent. Never throws for what the webhook does. */
export async function sendSms(message: TextMessage, now: number): Promise<SmsResult> {
  const { SMS_WEBHOOK_URL } = config();
  if (!SMS_WEBHOOK_URL) {
    await putIntoOutbox({ channel: 'sms', subject: '', ...message, createdAt: now });
    return { ok: true, through: 'outbox' };
  }
  try {
    const { status } = await fetchOutbound(SMS_WEBHOOK_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      maxBytes: ANSWER_BYTES,
      timeoutMs: PATIENCE_MS,
      // The operator named this host, not a stranger; where it redirects to is looked at like any other.
      allowHosts: [new URL(SMS_WEBHOOK_URL).hostname],
    });
    if (status >= 200 && status < 300) return { ok: true, through: 'webhook' };
    logger('sms').error({ status }, 'the webhook refused a text message');
  } catch (error) {
    logger('sms').error({ err: error }, 'a text message was not sent');
  }
  return { ok: false };
}
