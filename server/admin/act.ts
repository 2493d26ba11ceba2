/** The one way in which an admin changes something: allowed, done and written down in a single transaction. */
import { eq } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { users } from '@/server/db/schema/accounts';
import { audits } from '@/server/db/schema/community';
import { Refusal } from '@/server/platform/errors';
import type { AdminAct } from '@/src/lib/admin-acts';
import type { AdminContext } from './context';

/** Longest reason of an act, in characters. */
export const REASON_LENGTH = 500;

export interface ActRecord {
  act: AdminAct;
  /** `user:<id>`, `post:<number>`, `comment:<number>` or `outbox:<id>`. */
  target: string;
  /** Kept as JSON; never a secret, never a text that somebody else wrote. */
  detail?: Readonly<Record<string, string | number | readonly number[] | null>>;
}

/**
 * Throws `Refusal` adminsOnly unless the person is an admin at this moment: neither gone nor banned. Inside the
 * transaction, so that of two admins who ban each other one is late, and there is always one left.
 */
export function requireAdmin(db: Queryable, adminId: string, now: number): void {
  const row = db.select().from(users).where(eq(users.id, adminId)).get();
  const banned = (row?.bannedUntil ?? 0) > now;
  if (!row || row.role !== 'admin' || row.deletedAt !== null || banned)
    throw new Refusal('forbidden', 'adminsOnly');
}

/** Writes acts down. Call inside the transaction that does them. */
export function recordAct(
  tx: Queryable,
  adminId: string,
  { act, target, detail = {} }: ActRecord,
  now: number,
): void {
  tx.insert(audits)
    .values({ adminId, act, target, detail: JSON.stringify(detail), createdAt: now })
    .run();
}

/** Does `change` and writes it down: both or neither. Throws `Refusal` adminsOnly, and what `change` throws. */
export function performAct(
  { db, clock, adminId }: AdminContext,
  record: ActRecord,
  change: (tx: Queryable, now: number) => void,
): void {
  db.transaction(
    (tx) => {
      const now = clock.now();
      requireAdmin(tx, adminId, now);
      change(tx, now);
      recordAct(tx, adminId, record, now);
    },
    { behavior: 'immediate' },
  );
}

/** A reason as it is kept: trimmed; throws `Refusal` reasonMissing or textTooLong {limit}. */
export function requireReason(text: string): string {
  const reason = text.trim();
  if (!reason) throw new Refusal('invalid', 'reasonMissing');
  if ([...reason].length > REASON_LENGTH)
    throw new Refusal('tooLarge', 'textTooLong', { limit: REASON_LENGTH });
  return reason;
}
