/** Trying networks on a square of a picture while somebody waits in front of it. */
import { z } from 'zod';
import { inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { failTrial, runTrial } from '@/server/enhance/trials/run';
import { workContext } from '@/server/enhance/work-context';

const failure = z.object({ event: z.object({ data: events['enhance/trial.requested'] }) });

export const trial = inngest.createFunction(
  {
    id: 'trial',
    triggers: [{ event: 'enhance/trial.requested' }],
    retries: 1,
    // A key of its own, not "inference": some seconds of work would wait behind minutes of enlarging otherwise,
    // for somebody who decides by it what to enlarge next. One at a time, so that what it takes from the running
    // enlargements stays small, and so that trials do not spoil each other's times.
    concurrency: [{ scope: 'env', key: '"trial"', limit: 1 }],
    // Before any new enlarging.
    priority: { run: '400' },
    onFailure: ({ event }) => failTrial(workContext(), failure.parse(event.data).event.data.trialId),
  },
  async ({ event, step }) => {
    const { trialId } = events['enhance/trial.requested'].parse(event.data);
    await step.run('compare', () => runTrial(workContext(), trialId));
  },
);
