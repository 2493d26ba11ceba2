/** Publishing the picture of another step of a finished task. */
import { z } from 'zod';
import { inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { giveUpStep, publishStep } from '@/server/enhance/use-step';
import { workContext } from '@/server/enhance/work-context';

const failure = z.object({ event: z.object({ data: events['enhance/step.chosen'] }) });

export const useStep = inngest.createFunction(
  {
    id: 'use-step',
    triggers: [{ event: 'enhance/step.chosen' }],
    retries: 2,
    // One at a time for each task: the last wish is the one that counts.
    concurrency: [{ key: 'event.data.taskId', limit: 1 }],
    // Somebody looks at the page and waits.
    priority: { run: '400' },
    onFailure: ({ event }) => giveUpStep(workContext(), failure.parse(event.data).event.data.taskId),
  },
  async ({ event, step }) => {
    const { taskId } = events['enhance/step.chosen'].parse(event.data);
    await step.run('publish', () => publishStep(workContext(), taskId));
  },
);
