/** Ledger and deliveries as the console shows them, a page at a time. */
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Db } from '@/server/db/client';
import { partnerDeliveries, partnerPhotos, points, type POINT_REASONS } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';

const PAGE = 25;

export const LEDGER_FILTERS = ['all', 'charge', 'return', 'grant'] as const;
export type LedgerFilter = (typeof LEDGER_FILTERS)[number];

type Reason = (typeof POINT_REASONS)[number];
/** What an operator gives and takes stands together. */
const REASONS: Readonly<Record<Exclude<LedgerFilter, 'all'>, Reason[]>> = {
  charge: ['charge'],
  return: ['return'],
  grant: ['grant', 'correction'],
};

interface Page<T> {
  items: T[];
  nextCursor: number | null;
}

export interface LedgerEntry {
  id: number;
  change: number;
  balance: number;
  reason: Reason;
  note: string;
  createdAt: number;
  /** The photograph that it is about. */
  photo: { mdf: string; seq: string } | null;
}

/** Newest first; `cursor` is the last id of the page before. */
export function ledgerPage(
  db: Pick<Db, 'select'>,
  partnerId: string,
  { filter, cursor }: { filter: LedgerFilter; cursor?: number | null | undefined },
): Page<LedgerEntry> {
  const rows = db
    .select({ row: points, mdf: tasks.fid, seq: partnerPhotos.seq })
    .from(points)
    .leftJoin(partnerPhotos, eq(partnerPhotos.taskId, points.taskId))
    .leftJoin(tasks, eq(tasks.id, points.taskId))
    .where(
      and(
        eq(points.partnerId, partnerId),
        cursor === null || cursor === undefined ? undefined : lt(points.id, cursor),
        filter === 'all' ? undefined : inArray(points.reason, REASONS[filter]),
      ),
    )
    .orderBy(desc(points.id))
    .limit(PAGE + 1)
    .all();
  const items = rows.slice(0, PAGE).map(({ row, mdf, seq }): LedgerEntry => {
    const { id, change, balance, reason, note, createdAt } = row;
    const photo = mdf !== null && seq !== null ? { mdf, seq } : null;
    return { id, change, balance, reason, note, createdAt, photo };
  });
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}

export type DeliveryView = Pick<
  typeof partnerDeliveries.$inferSelect,
  'id' | 'event' | 'status' | 'attempts' | 'httpStatus' | 'errorCode' | 'createdAt' | 'triedAt'
> & { mdf: string | null };

/** The latest deliveries; older ones are of no use, their photographs are gone. */
export function latestDeliveries(db: Pick<Db, 'select'>, partnerId: string): DeliveryView[] {
  const rows = db
    .select({ delivery: partnerDeliveries, mdf: tasks.fid })
    .from(partnerDeliveries)
    .leftJoin(tasks, eq(tasks.id, partnerDeliveries.taskId))
    .where(eq(partnerDeliveries.partnerId, partnerId))
    .orderBy(desc(partnerDeliveries.createdAt), desc(partnerDeliveries.id))
    .limit(PAGE)
    .all();
  return rows.map(({ delivery, mdf }) => {
    const { id, event, status, attempts, httpStatus, errorCode, createdAt, triedAt } = delivery;
    return { id, event, status, attempts, httpStatus, errorCode, createdAt, triedAt, mdf };
  });
}
