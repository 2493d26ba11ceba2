/** Every minute: tickets that were lost between accepting a task and announcing it are issued again. */
import { inngest } from '@/inngest/client';
import { enhanceQueue } from '@/inngest/queue';
import { reissueLostTickets } from '@/server/enhance/queue';
import { workContext } from '@/server/enhance/work-context';

export const reissueTickets = inngest.createFunction(
  { id: 'reissue-tickets', triggers: [{ cron: '* * * * *' }], retries: 1 },
  ({ step }) => step.run('reissue', () => reissueLostTickets(workContext(), enhanceQueue)),
);
