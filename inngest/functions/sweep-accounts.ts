/** Every hour: expired captchas, codes and sessions are removed, and whoever left a month ago is forgotten. */
import { inngest } from '@/inngest/client';
import { sweepAccounts } from '@/server/accounts/sweep';
import { mediaContext } from '@/server/media/context';

export const sweepPeople = inngest.createFunction(
  { id: 'sweep-accounts', retries: 1, concurrency: 1, triggers: [{ cron: '27 * * * *' }] },
  ({ step }) => step.run('sweep', () => sweepAccounts(mediaContext())),
);
