/** How long a task will take: from the pace of the latest ones and what stands in line before it. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Queryable } from '@/server/db/client';
import { tasks } from '@/server/db/schema/tasks';
import { config } from '@/server/platform/config';
import { operations } from './operations';
import type { TaskRow } from './queries';
import { finalSize } from './size';

/** Tasks whose pace is measured. */
const MEASURED = 20;
/** Milliseconds for a megapixel of a result, until an installation has finished its first task. */
const FIRST_GUESS_MS = 2500;
const MEGAPIXEL = 1_000_000;
/** A picture that is still to be fetched counts as this one. */
const UNKNOWN = { width: 1000, height: 1000 };

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
  const picture =
    inputWidth === null || inputHeight === null ? UNKNOWN : { width: inputWidth, height: inputHeight };
  const { width, height } = finalSize(operations.parse(JSON.parse(wanted)), picture);
  return ((1 - progress) * width * height) / MEGAPIXEL;
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
