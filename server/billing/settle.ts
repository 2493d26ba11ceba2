/** Who may say that an order is paid: an admin, or a payment service that signs what it says. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { recordAct, requireAdmin } from '@/server/admin/act';
import { ID_PATTERN } from '@/server/platform/ids';
import { Refusal } from '@/server/platform/errors';
import { logger } from '@/server/platform/logger';
import { settleOrder, type BillingContext, type OrderRow } from './orders';

/** On behalf of an admin; written down with them. Throws `Refusal` adminsOnly, and what `settleOrder` throws. */
export function settleAsAdmin({ db, clock }: BillingContext, adminId: string, orderId: string): OrderRow {
  return db.transaction(
    (tx) => {
      const now = clock.now();
      requireAdmin(tx, adminId, now);
      const order = settleOrder(tx, orderId, { by: `admin:${adminId}`, now });
      // Paid by somebody else before: nothing was done, nothing is written down.
      if (order.paidAt === now && order.paidBy === `admin:${adminId}`)
        recordAct(
          tx,
          adminId,
          {
            act: 'order.paid',
            target: `user:${order.userId}`,
            detail: { order: order.id, plan: order.goods },
          },
          now,
        );
      return order;
    },
    { behavior: 'immediate' },
  );
}

/** The header that carries `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>` with PAYMENT_WEBHOOK_SECRET. */
export const SIGNATURE_HEADER = 'x-guangying-signature';
/** How far the clock of a payment service may be from ours, in seconds. */
const TOLERANCE_S = 300;

const notification = z.object({
  order: z.string().regex(ID_PATTERN),
  /** The number by which the payment service knows the payment. */
  reference: z.string().trim().max(200).optional(),
});

/** What a payment service sends as `SIGNATURE_HEADER`; `seconds` since the epoch. */
export function webhookSignature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

function isSigned(secret: string, header: string | null, body: string, now: number): boolean {
  const seconds = Number(/^t=(\d{1,12}),v1=[0-9a-f]{64}$/.exec(header ?? '')?.[1] ?? NaN);
  if (!(Math.abs(now / 1000 - seconds) <= TOLERANCE_S)) return false;
  const expected = Buffer.from(webhookSignature(secret, seconds, body));
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * What a payment service says: `body` as it came, with its signature. Throws `Refusal` notFound while no secret is
 * set, badSignature, invalidInput, and what `settleOrder` throws.
 */
export function settleByWebhook(
  { db, clock }: BillingContext,
  secret: string | undefined,
  { signature, body }: { signature: string | null; body: string },
): OrderRow {
  if (!secret) throw new Refusal('notFound', 'notFound');
  const now = clock.now();
  if (!isSigned(secret, signature, body, now)) throw new Refusal('unauthenticated', 'badSignature');
  const parsed = notification.safeParse(asJson(body));
  if (!parsed.success) throw new Refusal('invalid', 'invalidInput');
  const { order: id, reference } = parsed.data;
  const order = db.transaction((tx) => settleOrder(tx, id, { by: 'webhook', reference, now }), {
    behavior: 'immediate',
  });
  logger('billing').info({ order: id, status: order.status }, 'a payment was reported');
  return order;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
