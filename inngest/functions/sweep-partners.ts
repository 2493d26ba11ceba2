/** Every minute: photographs of partners whose hour is over go; announcements that were lost are made again. */
import { inngest } from '@/inngest/client';
import { partnersQueue } from '@/inngest/queue';
import { mediaContext } from '@/server/media/context';
import { announceLost } from '@/server/partners/announce';
import { sweepPhotos } from '@/server/partners/sweep';

export const sweepPartners = inngest.createFunction(
  { id: 'sweep-partners', retries: 1, concurrency: 1, triggers: [{ cron: '* * * * *' }] },
  async ({ step }) => {
    const swept = await step.run('sweep', () => sweepPhotos(mediaContext()));
    const announced = await step.run('announce', () =>
      announceLost({ ...mediaContext(), deliveries: partnersQueue }),
    );
    return { ...swept, announced };
  },
);
