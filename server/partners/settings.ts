/** What a partner, or an operator on their behalf, may change. */
import { and, eq, isNull } from 'drizzle-orm';
import { findPerson } from '@/server/accounts/people';
import type { Db, Queryable } from '@/server/db/client';
import { partnerDeliveries, partners } from '@/server/db/schema/partners';
import { Refusal } from '@/server/platform/errors';
import { checkAllowList } from './allow-list';
import { findPartner, type Partner } from './partners';
import { newSecret, sealSecret, webhookBinding } from './secret';

/** Who may ask from now on; answers the list as it is kept. Throws what `checkAllowList` throws. */
export function setAllowList(db: Db, partnerId: string, entries: readonly string[]): string[] {
  const list = checkAllowList(entries);
  db.update(partners)
    .set({ allowList: JSON.stringify(list) })
    .where(eq(partners.id, partnerId))
    .run();
  return list;
}

const LONGEST_URL = 2000;

/** An address that announcements may be sent to; where it leads is looked at each time (outbound-http.ts). */
function checkWebhookUrl(text: string): string {
  const url = text.length <= LONGEST_URL && URL.canParse(text) ? new URL(text) : null;
  const plain = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password;
  if (!plain) throw new Refusal('invalid', 'webhookUrlInvalid');
  return url.href;
}

/**
 * Where finished photographs are announced from now on (null: nowhere). Each new address has a new secret, answered
 * here and never shown again. Throws `Refusal` webhookUrlInvalid.
 */
export function setWebhook(
  db: Db,
  partnerId: string,
  url: string | null,
): { url: string; secret: string } | null {
  const address = url === null ? null : checkWebhookUrl(url);
  const secret = newSecret();
  db.update(partners)
    .set({
      webhookUrl: address,
      webhookSecret: address === null ? null : sealSecret(secret, webhookBinding(partnerId)),
    })
    .where(eq(partners.id, partnerId))
    .run();
  return address === null ? null : { url: address, secret };
}

/**
 * Lets somebody sign in to a partner's console, or nobody (`userName` null). Throws `Refusal` partnerUnknown,
 * personNotFound, partnerUserTaken when they already look after another partner.
 */
export function linkUser(db: Db, code: string, userName: string | null): Partner {
  return db.transaction(
    (tx) => {
      const partner = findPartner(tx, code);
      const userId = userName === null ? null : userIdOf(tx, userName);
      const other = userId === null ? null : partnerOfUser(tx, userId);
      if (other && other.id !== partner.id) throw new Refusal('conflict', 'partnerUserTaken');
      tx.update(partners).set({ userId }).where(eq(partners.id, partner.id)).run();
      return { ...partner, userId };
    },
    { behavior: 'immediate' },
  );
}

function userIdOf(tx: Queryable, value: string): string {
  const person = findPerson(tx, { by: 'name', value });
  if (!person) throw new Refusal('notFound', 'personNotFound');
  return person.id;
}

/** The open partner that somebody looks after; null for everybody else. */
export function partnerOfUser(db: Pick<Queryable, 'select'>, userId: string): Partner | null {
  const live = and(eq(partners.userId, userId), isNull(partners.disabledAt));
  return db.select().from(partners).where(live).get() ?? null;
}

/** Ends a partner: nothing is accepted or handed out any more; the ledger stays. Throws `Refusal` partnerUnknown. */
export function closePartner(db: Db, code: string, now: number): void {
  db.transaction(
    (tx) => {
      const { id } = findPartner(tx, code);
      tx.update(partners).set({ disabledAt: now }).where(eq(partners.id, id)).run();
      tx.update(partnerDeliveries)
        .set({ status: 'failed', errorCode: 'webhookRemoved' })
        .where(and(eq(partnerDeliveries.partnerId, id), eq(partnerDeliveries.status, 'new')))
        .run();
    },
    { behavior: 'immediate' },
  );
}
