/** Work of the house, as `npm run admin -- jobs list` tells it. */
import { z } from 'zod';
import { jobsView, type RunStatus } from '@/inngest/jobs-view';
import { requireAdmin } from './act';
import type { AdminContext } from './context';

export const JOBS_PAGE = 50;

export interface JobRow {
  id: string;
  functionId: string;
  status: RunStatus;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  steps: number;
  /** What a failed run said, in one line. */
  error: string | null;
}

export interface JobsPage {
  counts: Record<RunStatus, number>;
  items: JobRow[];
  /** Asks for what is older, by moment; null at the end. */
  nextCursor: number | null;
}

const failure = z.object({ message: z.string() });

/** Runs, the newest first; null where Inngest drives them. Throws `Refusal` adminsOnly. */
export function listJobs(
  { db, clock, adminId }: AdminContext,
  { status, cursor }: { status?: RunStatus; cursor?: number | null } = {},
): JobsPage | null {
  requireAdmin(db, adminId, clock.now());
  const view = jobsView();
  if (!view) return null;
  const runs = view.listRuns({ status, limit: JOBS_PAGE + 1, before: cursor ?? undefined });
  const shown = runs.slice(0, JOBS_PAGE);
  return {
    counts: view.counts(),
    items: shown.map(({ error, ...run }) => {
      const said = failure.safeParse(error);
      return {
        ...run,
        error: said.success ? (said.data.message.split('\n', 1)[0]?.slice(0, 300) ?? null) : null,
      };
    }),
    nextCursor: runs.length > JOBS_PAGE ? (shown.at(-1)?.createdAt ?? null) : null,
  };
}
