/** Telling a partner's server that a photograph has finished, again and again until it listens. */
import { inngest } from '@/inngest/client';
import { events } from '@/inngest/events';
import { db } from '@/server/db/client';
import { attemptDelivery, RETRY_AFTER_S } from '@/server/partners/deliver';
import { systemClock } from '@/server/platform/clock';

export const partnerWebhook = inngest.createFunction(
  {
    id: 'partner-webhook',
    triggers: [{ event: 'partners/delivery.requested' }],
    // Of what nobody expects. A server that does not listen is no error of ours: that is what the pauses are for.
    retries: 2,
    // Somebody's slow server shall not hold up the announcements of all others.
    concurrency: [{ limit: 8 }],
  },
  async ({ event, step }) => {
    const { deliveryId } = events['partners/delivery.requested'].parse(event.data);
    const attempt = (number: number) =>
      step.run(`attempt-${number}`, () => attemptDelivery({ db: db(), clock: systemClock }, deliveryId));
    for (const [i, seconds] of RETRY_AFTER_S.entries()) {
      const { outcome } = await attempt(i + 1);
      if (outcome !== 'failed') return outcome;
      await step.sleep(`pause-${i + 1}`, `${seconds}s`);
    }
    return (await attempt(RETRY_AFTER_S.length + 1)).outcome;
  },
);
