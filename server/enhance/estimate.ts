/** How long a task will take: from the pace of the latest ones and what stands in line before it. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { config } from '@/server/platform/config';
import { operations } from './operations';
import type { TaskRow } from './queries';
import { resultSize } from './size';

/** Tasks whose pace is measured. */
const MEASURED = 20;
/** Milliseconds for a megapixel of a result, until an installation has finished its first task. */
const FIRST_GUESS_MS = 2500;
const MEGAPIXEL = 1_000_000;
/** A picture that is still to be fetched counts as one of this many px. */
const UNKNOWN_PIXELS = MEGAPIXEL;

/** Milliseconds for a megapixel of a result, over the latest finished tasks. */
function pace(db: Queryable): number {
  const done = db
    .select({
      from: tasks.startedAt,
      to: tasks.finishedAt,
      width: tasks.outputWidth,
      height: tasks.outputHeight,
    })
    .from(tasks)
    .where(eq(tasks.status, 'success'))
    .orderBy(desc(tasks.finishedAt))
    .limit(MEASURED)
    .all();
  let spent = 0;
  let made = 0;
  for (const { from, to, width, height } of done) {
    if (from === null || to === null || width === null || height === null) continue;
    spent += to - from;
    made += (width * height) / MEGAPIXEL;
  }
  return made > 0 ? spent / made : FIRST_GUESS_MS;
}

/** Megapixels that are still to be made for a task. */
function work({ operations: wanted, inputWidth, inputHeight, progress }: TaskRow): number {
  const pixels = operations.parse(JSON.parse(wanted)).reduce((sum, operation) => {
    if (inputWidth === null || inputHeight === null) return sum + UNKNOWN_PIXELS * operation.scale ** 2;
    const { width, height } = resultSize(operation, { width: inputWidth, height: inputHeight });
    return sum + width * height;
  }, 0);
  return ((1 - progress) * pixels) / MEGAPIXEL;
}

/** Whole minutes, at least 1, until a task of so many px that is accepted now will be done. */
export function estimateMinutes(db: Queryable, pixels: number): number {
  const live = and(
    inArray(tasks.status, ['new', 'process']),
    isNull(tasks.pausedAt),
    isNull(tasks.deletedAt),
  );
  const ahead = db
    .select()
    .from(tasks)
    .where(live)
    .all()
    .reduce((sum, row) => sum + work(row), 0);
  const megapixels = ahead / config().WORKER_CONCURRENCY + pixels / MEGAPIXEL;
  return Math.max(1, Math.ceil((megapixels * pace(db)) / 60_000));
}
