/** Keeping order: hiding, closing, bringing back, and deciding what was reported. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { reports } from '@/server/db/schema/community';
import { setCommentHidden, setPostHidden, setPostLocked } from '@/server/forum/moderation';
import { Refusal } from '@/server/platform/errors';
import { performAct, recordAct, requireAdmin, requireReason } from './act';
import type { AdminContext } from './context';

export const MODERATIONS = [
  'post.hide',
  'post.restore',
  'post.lock',
  'post.unlock',
  'comment.hide',
  'comment.restore',
] as const;
export type Moderation = (typeof MODERATIONS)[number];

const CHANGES: Record<Moderation, (tx: Queryable, id: number, now: number) => void> = {
  'post.hide': (tx, id, now) => setPostHidden(tx, id, true, now),
  'post.restore': (tx, id, now) => setPostHidden(tx, id, false, now),
  'post.lock': (tx, id, now) => setPostLocked(tx, id, true, now),
  'post.unlock': (tx, id, now) => setPostLocked(tx, id, false, now),
  'comment.hide': (tx, id, now) => setCommentHidden(tx, id, true, now),
  'comment.restore': (tx, id, now) => setCommentHidden(tx, id, false, now),
};

export const DECISIONS = ['upheld', 'dismissed'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface ReportedThing {
  subject: 'post' | 'comment' | 'user';
  subjectId: number;
}

/** Closes the open reports of one thing; answers their numbers, none when there were none. */
function closeOpen(
  tx: Queryable,
  { subject, subjectId }: ReportedThing,
  adminId: string,
  decision: Decision,
  now: number,
): number[] {
  return tx
    .update(reports)
    .set({ closedAt: now, closedBy: adminId, outcome: decision })
    .where(and(eq(reports.subject, subject), eq(reports.subjectId, subjectId), isNull(reports.closedAt)))
    .returning({ id: reports.id })
    .all()
    .map(({ id }) => id);
}

/**
 * Does one of `MODERATIONS`; with `closeReports` the open reports of the thing are upheld in the same breath. Throws
 * `Refusal` adminsOnly, postNotFound, commentNotFound, reasonMissing or textTooLong {limit}.
 */
export function moderate(
  context: AdminContext,
  {
    act,
    id,
    reason,
    closeReports = false,
  }: { act: Moderation; id: number; reason: string; closeReports?: boolean },
): void {
  const subject = act.startsWith('post.') ? 'post' : 'comment';
  const target = `${subject}:${id}`;
  const why = requireReason(reason);
  performAct(context, { act, target, detail: { reason: why } }, (tx, now) => {
    CHANGES[act](tx, id, now);
    if (!closeReports) return;
    const closed = closeOpen(tx, { subject, subjectId: id }, context.adminId, 'upheld', now);
    if (closed.length === 0) return;
    const detail = { decision: 'upheld', reports: closed, reason: why };
    recordAct(tx, context.adminId, { act: 'report.close', target, detail }, now);
  });
}

/**
 * Closes all open reports of one thing with a decision. Throws `Refusal` adminsOnly, reportNotFound when another
 * admin was faster, reasonMissing or textTooLong {limit}.
 */
export function closeReports(
  { db, clock, adminId }: AdminContext,
  thing: ReportedThing,
  { decision, reason }: { decision: Decision; reason: string },
): void {
  const why = requireReason(reason);
  db.transaction(
    (tx) => {
      const now = clock.now();
      requireAdmin(tx, adminId, now);
      const closed = closeOpen(tx, thing, adminId, decision, now);
      if (closed.length === 0) throw new Refusal('notFound', 'reportNotFound');
      const target = `${thing.subject}:${thing.subjectId}`;
      recordAct(
        tx,
        adminId,
        { act: 'report.close', target, detail: { decision, reports: closed, reason: why } },
        now,
      );
    },
    { behavior: 'immediate' },
  );
}
