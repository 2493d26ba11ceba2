/**
 * The ledger of a partner's points. Rows are only ever added; each carries the balance after it, and the newest is
 * the balance. SQLite lets one writer in at a time, so inside a transaction that began by writing (IMMEDIATE) what
 * is read stays true until it is committed.
 */
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { points, type POINT_REASONS } from '@/server/db/schema/partners';
import { Refusal } from '@/server/platform/errors';

export type PointsRow = typeof points.$inferSelect;

/** What one act does to a balance. */
interface Act {
  partnerId: string;
  change: number;
  reason: (typeof POINT_REASONS)[number];
  taskId?: string;
  note?: string;
}

/** Points that a partner has. */
export function balanceOf(db: Pick<Queryable, 'select'>, partnerId: string): number {
  const row = db
    .select({ balance: points.balance })
    .from(points)
    .where(eq(points.partnerId, partnerId))
    .orderBy(desc(points.id))
    .limit(1)
    .get();
  return row?.balance ?? 0;
}

function write(tx: Queryable, { partnerId, change, reason, taskId, note }: Act, now: number): number {
  const balance = balanceOf(tx, partnerId) + change;
  if (balance < 0) throw new Refusal('tooMany', 'pointsSpent');
  tx.insert(points)
    .values({ partnerId, change, balance, reason, taskId: taskId ?? null, note: note ?? '', createdAt: now })
    .run();
  return balance;
}

const rowOf = (tx: Queryable, taskId: string, reason: PointsRow['reason']) =>
  tx
    .select()
    .from(points)
    .where(and(eq(points.taskId, taskId), eq(points.reason, reason)))
    .get();

/** An operator adds points, or takes some back (negative); returns the balance. Throws `pointsSpent` below zero. */
export function grantPoints(
  tx: Queryable,
  partnerId: string,
  change: number,
  note: string,
  now: number,
): number {
  return write(tx, { partnerId, change, reason: change < 0 ? 'correction' : 'grant', note }, now);
}

/**
 * Takes one point for a photograph; asking again for the same one takes nothing. Throws `Refusal` `pointsSpent`
 * when there is none. Call inside the IMMEDIATE transaction that accepts the photograph or hands out its result.
 */
export function chargePoint(tx: Queryable, partnerId: string, taskId: string, now: number): void {
  if (rowOf(tx, taskId, 'charge')) return;
  write(tx, { partnerId, change: -1, reason: 'charge', taskId }, now);
}

/**
 * Gives a photograph's point back when it failed through no fault of the partner; once, and only if one was taken.
 * Call inside the transaction that records the failure.
 */
export function returnPoint(tx: Queryable, taskId: string, now: number): void {
  const charged = rowOf(tx, taskId, 'charge');
  if (!charged || rowOf(tx, taskId, 'return')) return;
  write(tx, { partnerId: charged.partnerId, change: 1, reason: 'return', taskId }, now);
}

/** Newest rows first; `before` is the last id of the page before. */
export function ledgerOf(
  db: Pick<Queryable, 'select'>,
  partnerId: string,
  { before, limit = 50 }: { before?: number; limit?: number } = {},
): PointsRow[] {
  const older = before === undefined ? undefined : lt(points.id, before);
  return db
    .select()
    .from(points)
    .where(and(eq(points.partnerId, partnerId), older))
    .orderBy(desc(points.id))
    .limit(limit)
    .all();
}
