/** Working on one waiting task of an owner: claim → probe → its operations one by one → publish. */
import type { GetStepTools } from 'inngest';
import { z } from 'zod';
import { inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { keepAsIs, operate, probe, publish } from '@/server/enhance/pipeline';
import { workContext } from '@/server/enhance/work-context';
import { claimTask, endRunOf } from '@/server/enhance/queue';
import { failUnshown } from '@/server/partners/finish-photo';
import { partnerOfOwner } from '@/server/partners/owner';
import { config } from '@/server/platform/config';
import { Refusal } from '@/server/platform/errors';
import { finishPartnerPhoto } from './partner-photo';

/** Most tasks of one owner at once on the free plan. */
const FREE_PARALLEL = 2;

const failure = z.object({ run_id: z.string() });

/** The steps of a claimed task; answers how it has ended. */
async function workOn(step: GetStepTools<typeof inngest>, taskId: string): Promise<string> {
  const probed = await step.run('probe', () => probe(workContext(), taskId));
  if (probed.ended) return probed.ended;
  // Runs that began before tasks had several operations remember no kinds.
  const kinds = probed.kinds ?? ['upscale'];
  for (const [ordinal, kind] of kinds.entries()) {
    const name = kind === 'upscale' ? 'enlarge' : kind;
    const done = await step.run(name, () => operate(workContext(), taskId, ordinal));
    if (done.ended) return done.ended;
  }
  if (kinds.length === 0) {
    const kept = await step.run('keep', () => keepAsIs(workContext(), taskId));
    if (kept.ended) return kept.ended;
  }
  const published = await step.run('publish', () => publish(workContext(), taskId));
  return published.ended ?? 'success';
}

export const enhance = inngest.createFunction(
  {
    id: 'enhance',
    triggers: [{ event: 'enhance/task.queued' }],
    retries: 2,
    concurrency: [
      // The lane of each owner; `event.id` differs for each event, so whoever pays is not held back by it.
      { key: 'event.data.plan == "free" ? event.data.owner : event.id', limit: FREE_PARALLEL },
      // Networks use all cores: more of them at once only take memory from each other.
      { scope: 'env', key: '"inference"', limit: config().WORKER_CONCURRENCY },
    ],
    priority: { run: 'event.data.plan == "pro" ? 300 : event.data.plan == "free" ? 0 : 120' },
    /** Retries are spent, or the task has killed its worker three times: its owner is told and not charged. */
    onFailure: ({ event }) => {
      const { run_id } = failure.parse(event.data);
      endRunOf(workContext(), run_id, new Refusal('unavailable', 'workerLost'));
      failUnshown(workContext(), run_id);
    },
  },
  async ({ event, step, runId }) => {
    const { owner } = events['enhance/task.queued'].parse(event.data);
    const taskId = await step.run('claim', () => claimTask(workContext(), owner, runId));
    // Cancelled, paused or done by another ticket since: nothing is left for this one.
    if (taskId === null) return { outcome: 'nothingWaits' };

    const outcome = await workOn(step, taskId);
    if (partnerOfOwner(owner) !== null) await finishPartnerPhoto(step, taskId);
    return { taskId, outcome };
  },
);
