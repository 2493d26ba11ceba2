/** How many photographs a partner has sent, day by day, what became of them and what they cost. */
import { and, eq, gte, sql } from 'drizzle-orm';
import type { Db } from '@/server/db/client';
import { partnerPhotos, points } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';

export const USAGE_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;
/** Rows are counted by quarters of an hour: every time zone's day begins with one. */
const QUARTER_MS = 15 * 60 * 1000;

export interface UsageDay {
  /** `YYYY-MM-DD` on the calendar of the one who looks. */
  day: string;
  sent: number;
  done: number;
  failed: number;
  /** Points charged, less those given back. */
  points: number;
}

/** The last 30 days, today last; days without anything are there, too. */
export function usageByDay(
  { db, now }: { db: Pick<Db, 'select'>; now: number },
  partnerId: string,
  timeZone: string,
): UsageDay[] {
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const days = new Map<string, UsageDay>();
  // Backwards from now; steps below a day, since some days have 23 hours.
  for (let at = now; days.size < USAGE_DAYS; at -= DAY_MS / 2) {
    const day = dayOf.format(at);
    if (!days.has(day)) days.set(day, { day, sent: 0, done: 0, failed: 0, points: 0 });
  }
  const since = now - (USAGE_DAYS + 1) * DAY_MS;
  const quarterOf = (column: typeof partnerPhotos.createdAt | typeof points.createdAt) =>
    sql<number>`${column} / ${QUARTER_MS} * ${QUARTER_MS}`;
  const sent = quarterOf(partnerPhotos.createdAt);
  const photos = db
    .select({ at: sent, status: tasks.status, count: sql<number>`count(*)` })
    .from(partnerPhotos)
    .innerJoin(tasks, eq(tasks.id, partnerPhotos.taskId))
    .where(and(eq(partnerPhotos.partnerId, partnerId), gte(partnerPhotos.createdAt, since)))
    .groupBy(sent, tasks.status)
    .all();
  for (const { at, status, count } of photos) {
    const day = days.get(dayOf.format(at));
    if (!day) continue;
    day.sent += count;
    if (status === 'success') day.done += count;
    if (status === 'error' || status === 'cancelled') day.failed += count;
  }
  const written = quarterOf(points.createdAt);
  const charged = db
    .select({ at: written, change: sql<number>`sum(${points.change})` })
    .from(points)
    .where(
      and(
        eq(points.partnerId, partnerId),
        gte(points.createdAt, since),
        sql`${points.reason} IN ('charge', 'return')`,
      ),
    )
    .groupBy(written)
    .all();
  for (const { at, change } of charged) {
    const day = days.get(dayOf.format(at));
    if (day) day.points -= change;
  }
  return [...days.values()].reverse();
}
