/** What the web process may know of the jobs: their runs, and how many there are in each state. */
import { config } from '@/server/platform/config';
import { dataPath } from '@/server/platform/data-dir';
import { logger } from '@/server/platform/logger';
import { createAdmin, type JobsAdmin, type RunSummary } from './engine/embedded/admin';
import { RUN_STATUSES, type RunStatus } from './engine/embedded/rows';
import { openStore } from './engine/embedded/store';
import { selectEngine } from './engine/select';

export { RUN_STATUSES };
export type { RunStatus, RunSummary };

let view: Pick<JobsAdmin, 'listRuns' | 'counts'> | undefined;

/** Null where Inngest itself drives the functions: its own pages tell about them. */
export function jobsView(): Pick<JobsAdmin, 'listRuns' | 'counts'> | null {
  if (selectEngine(config()).kind === 'remote') return null;
  return (view ??= createAdmin(openStore(dataPath('jobsDatabase'), 'full'), logger('jobs')));
}
