/** What a work's number means (document 003, the newer of its two lists). */
import type { WORK_STATUSES } from '@/server/db/schema/albums';

export const STATUS = {
  /** Waiting for pictures and words of its owner. */
  open: 0,
  queued: 100,
  reading: 101,
  looking: 102,
  writing: 103,
  arranging: 104,
  rendering: 105,
  done: 200,
  failed: -1,
  cleared: -2,
} as const satisfies Record<string, (typeof WORK_STATUSES)[number]>;

export const isGoing = (status: number) => status >= STATUS.queued && status <= STATUS.rendering;

/** A run says that it lives at least every few seconds; after this long without a word it is lost, in ms. */
export const LOST_AFTER_MS = 90_000;

/** Whether a work that has begun has nobody who makes it any more. One that waits in the line is not lost. */
export function isLost(
  { status, aliveAt }: { status: number; aliveAt: number | null },
  now: number,
): boolean {
  return isGoing(status) && status !== STATUS.queued && now - (aliveAt ?? 0) > LOST_AFTER_MS;
}
