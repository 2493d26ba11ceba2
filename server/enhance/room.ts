/** Whether the disk has room for one task more, so that nobody hears of a full disk after an hour. */
import { statfs } from 'node:fs/promises';
import { inArray } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { footprint, masterBytes } from './footprint';
import { operations, resultEncoding } from './operations';
import { resultSize } from './size';

/** Left for the databases, logs and uploads. */
const RESERVE = 500_000_000;
const GIGABYTE = 1_000_000_000;

/** Bytes that this process may still write beside the pictures. */
export async function freeBytes(): Promise<number> {
  const { bavail, bsize } = await statfs(/* turbopackIgnore: true */ config().DATA_DIR);
  return bavail * bsize;
}

/** What all accepted tasks will leave on the disk once they are done. */
export function promisedBytes(db: Queryable): number {
  const live = db
    .select({
      operations: tasks.operations,
      output: tasks.output,
      width: tasks.inputWidth,
      height: tasks.inputHeight,
    })
    .from(tasks)
    .where(inArray(tasks.status, ['new', 'process']))
    .all();
  return live.reduce((sum, row) => {
    const picture = { width: row.width ?? 0, height: row.height ?? 0 };
    const { format } = resultEncoding.parse(JSON.parse(row.output));
    const done = operations.parse(JSON.parse(row.operations));
    let result = picture;
    let before = 0;
    for (const [i, operation] of done.entries()) {
      result = resultSize(operation, result);
      // The last one's master is part of what `footprint` counts.
      if (i < done.length - 1) before += masterBytes(result, 3);
    }
    return sum + before + footprint({ picture, result, passes: [], channels: 3, format }).kept;
  }, 0);
}

/**
 * Throws `Refusal` diskTooFull {gigabytes}, or diskFull where even a small picture has no room. All in
 * bytes; `peak` is what the task needs at its worst moment.
 */
export function checkRoom(peak: number, free: number, promised: number): void {
  if (peak + promised + RESERVE <= free) return;
  throw peak < GIGABYTE
    ? new Refusal('unavailable', 'diskFull')
    : new Refusal('unavailable', 'diskTooFull', { gigabytes: Math.ceil(peak / GIGABYTE) });
}
