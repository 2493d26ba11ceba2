/** `admin jobs list|retry|cancel`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openJobsAdmin } from '@/inngest/engine';
import { RUN_STATUSES } from '@/inngest/engine/embedded/rows';
import { required, UsageError } from './usage';

function list(args: string[]): string {
  const { values } = parseArgs({ args, options: { status: { type: 'string' } } });
  const status = z.enum(RUN_STATUSES).optional().safeParse(values.status);
  if (!status.success) throw new UsageError(`--status is one of ${RUN_STATUSES.join(', ')}`);
  const runs = openJobsAdmin().listRuns({ status: status.data, limit: 50 });
  const rows = runs.map(
    (run) => `${run.id}\t${run.functionId}\t${run.status}\t${new Date(run.createdAt).toISOString()}`,
  );
  return rows.join('\n') || 'no runs';
}

export function jobs([act, ...rest]: string[]): string {
  if (act === 'list') return list(rest);
  if (act !== 'retry' && act !== 'cancel')
    throw new UsageError('jobs list, jobs retry RUN or jobs cancel RUN');
  const run = required(rest[0], 'RUN');
  const admin = openJobsAdmin();
  const done = act === 'retry' ? admin.retryRun(run) : admin.cancelRun(run);
  if (!done) throw new UsageError(`run ${run} cannot be ${act === 'retry' ? 'retried' : 'cancelled'}`);
  return `run ${run}: ${act} accepted`;
}
