/** Every hour: tasks that were removed a day ago or finished long ago are given up, with their pictures. */
import { inngest } from '@/inngest/client';
import { forgetTasks } from '@/server/enhance/forget';
import { workContext } from '@/server/enhance/work-context';

export const forgetOldTasks = inngest.createFunction(
  { id: 'forget-tasks', retries: 1, concurrency: 1, triggers: [{ cron: '7 * * * *' }] },
  ({ step }) => step.run('forget', () => forgetTasks(workContext())),
);
