/** What follows the steps of a partner's task, however it has ended: pictures to show, and telling the partner. */
import type { GetStepTools } from 'inngest';
import type { inngest } from '@/inngest/client';
import { partnersQueue } from '@/inngest/queue';
import { mediaContext } from '@/server/media/context';
import { workContext } from '@/server/enhance/work-context';
import { announcePhoto } from '@/server/partners/announce';
import { showPhoto } from '@/server/partners/finish-photo';

export async function finishPartnerPhoto(step: GetStepTools<typeof inngest>, taskId: string): Promise<void> {
  await step.run('watermark', () => showPhoto(workContext(), taskId));
  await step.run('announce', () => announcePhoto({ ...mediaContext(), deliveries: partnersQueue }, taskId));
}
