/** One attempt at telling a partner's server something: signed, guarded, and recorded whatever comes of it. */
import { eq } from 'drizzle-orm';
import { webhookSignature, SIGNATURE_HEADER } from '@/server/billing/settle';
import type { Db } from '@/server/db/client';
import { partnerDeliveries, partners } from '@/server/db/schema/partners';
import type { Clock } from '@/server/platform/clock';
import { Refusal } from '@/server/platform/errors';
import { fetchOutbound } from '@/server/platform/outbound-http';
import { openSecret, webhookBinding } from './secret';

export const DELIVERY_HEADERS = { id: 'x-guangying-delivery', event: 'x-guangying-event' } as const;
/** Seconds until each next attempt; about as long as the files are there. */
export const RETRY_AFTER_S = [10, 30, 60, 180, 300, 600, 900, 1200] as const;

const TIMEOUT_MS = 10_000;
/** What a server answers is not read, only whether it took it. */
const ANSWER_BYTES = 16 * 1024;

interface Context {
  db: Db;
  clock: Clock;
}

/** `over`: there is nothing (any more) to do. */
export interface Attempt {
  outcome: 'delivered' | 'failed' | 'over';
}

/** Whether this is the last attempt that is made. */
const isLast = (attempts: number) => attempts > RETRY_AFTER_S.length;

async function post(
  url: string,
  secret: string,
  delivery: typeof partnerDeliveries.$inferSelect,
  now: number,
) {
  const { id, event, body } = delivery;
  try {
    const { status } = await fetchOutbound(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [DELIVERY_HEADERS.id]: id,
        [DELIVERY_HEADERS.event]: event,
        [SIGNATURE_HEADER]: webhookSignature(secret, Math.floor(now / 1000), body),
      },
      body,
      maxBytes: ANSWER_BYTES,
      timeoutMs: TIMEOUT_MS,
      // A redirect would carry what was meant for one server to another.
      maxRedirects: 0,
    });
    return { httpStatus: status, errorCode: null, taken: status >= 200 && status < 300 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // It answered, if more than anybody wants to read.
    const taken = error.code === 'outboundTooLarge';
    return { httpStatus: null, errorCode: taken ? null : error.code, taken };
  }
}

/** Makes an attempt at a delivery that is still open; `over` where there is nothing (any more) to do. */
export async function attemptDelivery({ db, clock }: Context, id: string): Promise<Attempt> {
  const found = db
    .select({ delivery: partnerDeliveries, partner: partners })
    .from(partnerDeliveries)
    .innerJoin(partners, eq(partners.id, partnerDeliveries.partnerId))
    .where(eq(partnerDeliveries.id, id))
    .get();
  if (!found || found.delivery.status !== 'new') return { outcome: 'over' };
  const { delivery, partner } = found;
  const record = (values: Partial<typeof partnerDeliveries.$inferInsert>) =>
    db.update(partnerDeliveries).set(values).where(eq(partnerDeliveries.id, id)).run();
  if (partner.webhookUrl === null || partner.webhookSecret === null || partner.disabledAt !== null) {
    record({ status: 'failed', errorCode: 'webhookRemoved' });
    return { outcome: 'over' };
  }
  const secret = openSecret(partner.webhookSecret, webhookBinding(partner.id));
  const { taken, ...answer } = await post(partner.webhookUrl, secret, delivery, clock.now());
  const attempts = delivery.attempts + 1;
  const status = taken ? 'delivered' : isLast(attempts) ? 'failed' : 'new';
  record({ ...answer, attempts, status, triedAt: clock.now() });
  return { outcome: status === 'new' ? 'failed' : status === 'failed' ? 'over' : 'delivered' };
}
