/** Pictures that say where another picture is damaged: drawn or corrected by its owner. */
import { and, isNull, like, ne } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { getOwnedObject, keepObject, type MediaObject } from '@/server/media/objects';
import { Refusal } from '@/server/platform/errors';
import { sizeOf } from './limits';
import { operations, type Operation } from './operations';
import type { TaskRow } from './queries';

/** How much the proportions of mask and picture may differ: a mask of 1024 px is rounded to whole px. */
const TOLERANCE = 0.02;

/** The mask that a task shall use, if it names one. */
export function maskOf(wanted: readonly Operation[]): string | undefined {
  const scratch = wanted.find((one) => one.kind === 'scratch');
  return scratch?.mask;
}

/** The mask of a task that no other one needs any more. */
export function lonelyMask(tx: Queryable, task: Pick<TaskRow, 'id' | 'operations'>): string | undefined {
  const mask = maskOf(operations.parse(JSON.parse(task.operations)));
  if (mask === undefined) return undefined;
  const others = and(like(tasks.operations, `%${mask}%`), ne(tasks.id, task.id), isNull(tasks.forgottenAt));
  return tx.select({ id: tasks.id }).from(tasks).where(others).limit(1).get() ? undefined : mask;
}

/**
 * Keeps the mask from now on. Throws `Refusal` notFound for a mask that is not the owner's, notAMask for a picture that is none, maskDoesNotFit
 * where its proportions are not the picture's.
 */
export function takeMask(
  tx: Queryable,
  {
    owner,
    wanted,
    picture,
    now,
  }: { owner: string; wanted: readonly Operation[]; picture: MediaObject; now: number },
): void {
  const id = maskOf(wanted);
  if (id === undefined) return;
  const mask = getOwnedObject(tx, owner, id, now);
  if (mask.purpose !== 'mask') throw new Refusal('invalid', 'notAMask');
  const [a, b] = [sizeOf(mask), sizeOf(picture)];
  const proportion = (a.width * b.height) / (a.height * b.width);
  if (Math.abs(Math.log(proportion)) > TOLERANCE) throw new Refusal('invalid', 'maskDoesNotFit', { ...b });
  keepObject(tx, owner, id);
}
