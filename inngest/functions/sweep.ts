/** Clean-up of stored files and unfinished uploads, every hour. */
import { inngest } from '@/inngest/client';
import { sweepHouse } from '@/server/media/sweep';

export const sweepMedia = inngest.createFunction(
  // The next hour tries again anyway.
  { id: 'sweep-media', retries: 1, concurrency: 1, triggers: [{ cron: '17 * * * *' }] },
  ({ step }) => step.run('sweep', sweepHouse),
);
