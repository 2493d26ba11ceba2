/** Every hour: posts and comments that were deleted a month ago, and notices long read, are removed for good. */
import { inngest } from '@/inngest/client';
import { db } from '@/server/db/client';
import { sweepForum } from '@/server/forum/sweep';
import { systemClock } from '@/server/platform/clock';

export const sweepCommunity = inngest.createFunction(
  { id: 'sweep-forum', retries: 1, concurrency: 1, triggers: [{ cron: '37 * * * *' }] },
  ({ step }) => step.run('sweep', () => sweepForum({ db: db(), clock: systemClock })),
);
