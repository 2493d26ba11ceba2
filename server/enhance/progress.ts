/** Progress of a running task as rows, at most twice a second: the pages look four times a second. */
import { updateRunningTask } from './queue';
import type { EnhanceContext } from './context';

const REPORT_EVERY_MS = 500;

/** Share of a task's progress at which each stage starts. */
export const STAGE_START = { probe: 0, enlarge: 0.02, publish: 0.9 } as const;

/** A listener for progress of part of a task; `place` maps the part's fraction (0..1) to the task's, `also` is told it. */
export function reportProgress(
  context: EnhanceContext,
  taskId: string,
  place: (fraction: number) => number,
  also?: (fraction: number) => void,
): (progress: { fraction: number; remainingMs?: number }) => void {
  let reportedAt = 0;
  return ({ fraction, remainingMs }) => {
    const now = context.clock.now();
    if (now - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = now;
    also?.(fraction);
    updateRunningTask(context, taskId, {
      progress: place(fraction),
      remainingMs: remainingMs === undefined ? null : Math.round(remainingMs),
    });
  };
}
