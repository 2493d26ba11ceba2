/** Storing a finished task's result in a further format. */
import { inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { failExport, makeExport } from '@/server/enhance/make-export';
import { workContext } from '@/server/enhance/work-context';
import { z } from 'zod';

const failure = z.object({ event: z.object({ data: events['enhance/export.requested'] }) });

export const exportResult = inngest.createFunction(
  {
    id: 'export-result',
    triggers: [{ event: 'enhance/export.requested' }],
    retries: 2,
    concurrency: [{ key: 'event.data.owner', limit: 2 }],
    // Somebody looks at a dialog and waits: before any new enlarging.
    priority: { run: '400' },
    onFailure: ({ event }) => failExport(workContext(), failure.parse(event.data).event.data.exportId),
  },
  async ({ event, step }) => {
    const { exportId } = events['enhance/export.requested'].parse(event.data);
    await step.run('encode', () => makeExport(workContext(), exportId));
  },
);
