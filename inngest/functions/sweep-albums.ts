/** Every hour: works that nobody has touched for a month go. Every minute: lost announcements are made again. */
import { inngest } from '@/inngest/client';
import { albumsQueue } from '@/inngest/queue';
import { announceWaitingWorks, sweepWorks } from '@/server/albums/sweep';
import { mediaContext } from '@/server/media/context';

export const sweepAlbums = inngest.createFunction(
  { id: 'sweep-albums', retries: 1, concurrency: 1, triggers: [{ cron: '47 * * * *' }] },
  ({ step }) => step.run('sweep', () => sweepWorks(mediaContext())),
);

export const announceWorks = inngest.createFunction(
  { id: 'announce-works', retries: 1, concurrency: 1, triggers: [{ cron: '* * * * *' }] },
  ({ step }) => step.run('announce', () => announceWaitingWorks(mediaContext(), albumsQueue)),
);
