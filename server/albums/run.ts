/**
 * What a run may write on its work. Every write names the attempt it belongs to: a run that was lost, cancelled or
 * overtaken by a newer start finds that it writes nothing any more.
 */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { userOwner } from '@/server/accounts/actor';
import type { Queryable } from '@/server/db/client';
import { works } from '@/server/db/schema/albums';
import { softDeleteObjects } from '@/server/media/objects';
import { markShared } from '@/server/media/share';
import { isGoing, STATUS } from './status';
import { workPlan, type WorkPlan } from './work-plan';
import type { WorkRow } from './works';

export interface Attempt {
  workId: number;
  attempt: number;
}

const current = ({ workId, attempt }: Attempt) =>
  and(eq(works.id, workId), eq(works.attempt, attempt), isNull(works.deletedAt));

/** The work of an attempt that is still meant, with its plan; null when the run has nothing to do any more. */
export function meantWork(
  db: Pick<Queryable, 'select'>,
  run: Attempt,
): { row: WorkRow; plan: WorkPlan } | null {
  const row = db.select().from(works).where(current(run)).get();
  if (!row || !isGoing(row.status) || row.cancelRequestedAt !== null || row.plan === null) return null;
  return { row, plan: workPlan.parse(JSON.parse(row.plan)) };
}

/** Says that the run lives and how far it is (0..1, never falling); false when it shall stop. */
export function reportProgress(
  db: Queryable,
  run: Attempt,
  { status, progress }: { status: number; progress: number },
  now: number,
): boolean {
  const changed = db
    .update(works)
    .set({ status, progress: sql`max(${works.progress}, ${progress})`, aliveAt: now, updatedAt: now })
    .where(and(current(run), isNull(works.cancelRequestedAt), sql`${works.status} BETWEEN 100 AND 105`))
    .run().changes;
  return changed === 1;
}

/** Keys of what is told to people (`works.failed.*`), or words where there is no key. */
export type Failure =
  'noPictureReadable' | 'workCancelled' | 'diskFull' | 'musicMissing' | 'ffmpegMissing' | 'unexpected';

/** Ends an attempt without a result; its owner may start the work again. */
export function failWork(db: Queryable, run: Attempt, failure: Failure, now: number): void {
  db.update(works)
    .set({ status: STATUS.failed, failure, updatedAt: now })
    .where(and(current(run), sql`${works.status} BETWEEN 100 AND 105`))
    .run();
}

/** Ends a run that its owner has stopped, whoever notices it; nothing happens to others. */
export function settleCancelled(db: Queryable, run: Attempt, now: number): void {
  db.update(works)
    .set({ status: STATUS.failed, failure: 'workCancelled' satisfies Failure, updatedAt: now })
    .where(and(current(run), isNotNull(works.cancelRequestedAt), sql`${works.status} BETWEEN 100 AND 105`))
    .run();
}

export interface Made {
  resultId: string;
  coverId: string;
  /** px of the film's frame, or of the whole long picture. */
  width: number;
  height: number;
  coverWidth: number;
  coverHeight: number;
}

/**
 * Records what a run has made; whoever knows the addresses may see it from now on. What an earlier attempt had made
 * is taken away. Returns false (and keeps nothing) when the run was not meant any more. Call inside a transaction.
 */
export function finishWork(tx: Queryable, run: Attempt, made: Made, now: number): boolean {
  const row = tx.select().from(works).where(current(run)).get();
  const files = [made.resultId, made.coverId];
  if (!row || !isGoing(row.status) || row.cancelRequestedAt !== null) {
    if (row) softDeleteObjects(tx, userOwner(row.ownerId), files, now);
    return false;
  }
  const earlier = [row.resultId, row.coverId].filter((id) => id !== null).filter((id) => !files.includes(id));
  softDeleteObjects(tx, userOwner(row.ownerId), earlier, now);
  markShared(tx, files, now);
  tx.update(works)
    .set({ ...made, status: STATUS.done, progress: 1, failure: null, updatedAt: now, finishedAt: now })
    .where(eq(works.id, run.workId))
    .run();
  return true;
}
