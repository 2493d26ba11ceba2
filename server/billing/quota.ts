/** The monthly quota: counted when a job is accepted, returned when it fails through no fault of its owner. */
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { usage } from '@/server/db/schema/billing';
import { Refusal } from '@/server/platform/errors';

/** The month (YYYY-MM) that a moment belongs to in a time zone. */
export function monthOf(now: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  return parts.format(now).slice(0, 7);
}

/** Jobs already counted in a month. */
export function usedInMonth(db: Queryable, owner: string, month: string): number {
  const row = db
    .select({ accepted: usage.accepted })
    .from(usage)
    .where(and(eq(usage.owner, owner), eq(usage.month, month)))
    .get();
  return row?.accepted ?? 0;
}

/** Counts one job; throws `Refusal` `quotaSpent` {limit}. Call inside the transaction that inserts the job. */
export function takeQuota(db: Queryable, owner: string, month: string, limit: number): void {
  if (usedInMonth(db, owner, month) >= limit) throw new Refusal('tooMany', 'quotaSpent', { limit });
  db.insert(usage)
    .values({ owner, month, accepted: 1 })
    .onConflictDoUpdate({
      target: [usage.owner, usage.month],
      set: { accepted: sql`${usage.accepted} + 1` },
    })
    .run();
}

/** Gives one job back. Call inside the transaction that clears the job's `quotaMonth`, so that it happens once. */
export function returnQuota(db: Queryable, owner: string, month: string): void {
  db.update(usage)
    .set({ accepted: sql`max(0, ${usage.accepted} - 1)` })
    .where(and(eq(usage.owner, owner), eq(usage.month, month)))
    .run();
}

/** Adds what one owner used to another's months. Call inside a transaction. */
export function adoptUsage(tx: Queryable, from: string, to: string): void {
  for (const row of tx.select().from(usage).where(eq(usage.owner, from)).all()) {
    tx.insert(usage)
      .values({ ...row, owner: to })
      .onConflictDoUpdate({
        target: [usage.owner, usage.month],
        set: { accepted: sql`${usage.accepted} + ${row.accepted}` },
      })
      .run();
  }
  tx.delete(usage).where(eq(usage.owner, from)).run();
}
