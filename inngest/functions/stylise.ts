/** Tasks of document 001: a picture is brought and painted over in a style. */
import { z } from 'zod';
import { inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { mosaicQueue } from '@/inngest/queue';
import { workContext } from '@/server/enhance/work-context';
import { bringInput, failTask, paintResult } from '@/server/mosaic/run-task';
import { announceWaiting } from '@/server/mosaic/tasks';
import { Refusal } from '@/server/platform/errors';

const failure = z.object({ event: z.object({ data: events['mosaic/style.requested'] }) });

export const stylise = inngest.createFunction(
  {
    id: 'stylise',
    triggers: [{ event: 'mosaic/style.requested' }],
    retries: 4,
    // A lane of its own: seconds of work would wait behind minutes of enlarging otherwise. One at a time, since
    // the worker paints one picture at a time, and whoever uses /api/style wants a turn, too.
    concurrency: [{ scope: 'env', key: '"style"', limit: 1 }],
    onFailure: ({ event }) => {
      const { taskId } = failure.parse(event.data).event.data;
      failTask(workContext(), taskId, new Refusal('unavailable', 'workerLost'));
    },
  },
  async ({ event, step }) => {
    const { taskId } = events['mosaic/style.requested'].parse(event.data);
    const brought = await step.run('bring', () => bringInput(workContext(), taskId));
    if (brought) return { taskId, outcome: brought };
    const painted = await step.run('paint', () => paintResult(workContext(), taskId));
    return { taskId, outcome: painted ?? 'success' };
  },
);

/** Every minute: events that were lost between accepting a task and announcing it are sent again. */
export const announceStyles = inngest.createFunction(
  { id: 'announce-styles', triggers: [{ cron: '* * * * *' }], retries: 1 },
  ({ step }) => step.run('announce', () => announceWaiting({ ...workContext(), queue: mosaicQueue })),
);
