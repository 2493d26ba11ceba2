/** What readiness asks of the database: that it answers, and that a worker reports in it. */
import { desc } from 'drizzle-orm';
import type { Db } from './client';
import { workers } from './schema/platform';

/** A worker reports every two seconds; one unseen for this long (ms) is lost. */
const WORKER_LOST_MS = 10_000;

export function databaseProblems(db: Db): string[] {
  // Reads a page of the file: a pragma would answer from memory.
  db.select({ id: workers.id }).from(workers).limit(1).get();
  return [];
}

export function workerProblems(db: Db, now: number): string[] {
  const latest = db.select().from(workers).orderBy(desc(workers.seenAt)).limit(1).get();
  if (!latest) return ['no worker has reported yet'];
  const silence = now - latest.seenAt;
  return silence > WORKER_LOST_MS ? [`no sign of a worker for ${Math.round(silence / 1000)} s`] : [];
}
