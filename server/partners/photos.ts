/** Photographs by the number (`mdf`) that their partner knows them by; nobody else's are ever found. */
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { partnerPhotos } from '@/server/db/schema/partners';
import { tasks } from '@/server/db/schema/tasks';
import { FID_PATTERN } from '@/server/enhance/by-fid';
import { stepsOf } from '@/server/enhance/steps';
import type { PhotoRow } from './photo-files';

export interface Photo {
  photo: PhotoRow;
  task: typeof tasks.$inferSelect;
}

/** A partner's live photographs among these numbers, each once, in the order in which they were asked for. */
export function photosByMdf(db: Queryable, partnerId: string, mdfs: readonly string[], now: number): Photo[] {
  const wanted = [...new Set(mdfs)].filter((mdf) => FID_PATTERN.test(mdf));
  if (wanted.length === 0) return [];
  const rows = db
    .select({ photo: partnerPhotos, task: tasks })
    .from(partnerPhotos)
    .innerJoin(tasks, eq(tasks.id, partnerPhotos.taskId))
    .where(
      and(
        inArray(tasks.fid, wanted),
        eq(partnerPhotos.partnerId, partnerId),
        gt(partnerPhotos.expiresAt, now),
        isNull(partnerPhotos.removedAt),
      ),
    )
    .all();
  const found = new Map(rows.map((row) => [row.task.fid, row]));
  return wanted.flatMap((mdf) => found.get(mdf) ?? []);
}

export type PhotoPhase =
  | { phase: 'waiting' | 'done' | 'failed' }
  /** `share`: 0..1 of the operation that is at work. */
  | { phase: 'working'; operation: string | null; share: number };

/**
 * How far a photograph is. What follows the last operation (storing, watermarks) counts as that operation: partners
 * look for what is done until the files that they are promised are there.
 */
export function phaseOf(db: Queryable, { photo, task }: Photo): PhotoPhase {
  if (task.status === 'error' || task.status === 'cancelled') return { phase: 'failed' };
  if (task.status === 'success' && photo.readyAt !== null) return { phase: 'done' };
  if (task.status === 'new') return { phase: 'waiting' };
  const steps = stepsOf(db, [task.id]);
  const current = steps.find(({ status }) => status === 'running' || status === 'waiting');
  if (current) return { phase: 'working', operation: task.step ?? current.kind, share: current.progress };
  return { phase: 'working', operation: steps.at(-1)?.kind ?? null, share: 1 };
}
