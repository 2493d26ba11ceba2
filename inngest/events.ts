/**
 * Every event of the house: its name and the zod schema of its data. Data are ids, never bytes (< 8 KB).
 * Payloads are validated when they are sent and again when a function receives them.
 */
import { z } from 'zod';
import { PLANS } from '@/server/db/schema/accounts';
import { ID_PATTERN } from '@/server/platform/ids';

const id = z.string().regex(ID_PATTERN);
/** Whose lane the work runs in: one saturated person never starves another. */
const lane = { owner: z.string().max(64), plan: z.enum(PLANS) };

export const events = {
  /**
   * A ticket to work on one waiting task of `owner`: the run claims the first in the owner's own order, so that
   * waiting tasks can be reordered, paused and cancelled until the moment they start.
   */
  'enhance/task.queued': z.object(lane),
  /** A result shall be stored in another format. */
  'enhance/export.requested': z.object({ exportId: id, ...lane }),
  /** Another step's picture shall become the result of a task. */
  'enhance/step.chosen': z.object({ taskId: id, ...lane }),
  /** Networks shall be tried on a square of a picture. */
  'enhance/trial.requested': z.object({ trialId: id, ...lane }),
  /** A task of document 001 shall be painted. */
  'mosaic/style.requested': z.object({ taskId: z.number().int().positive() }),
  /** One attempt at a film or a long picture; an older attempt's run finds that it is not meant any more. */
  'albums/work.started': z.object({ workId: z.int().positive(), attempt: z.int().positive(), ownerId: id }),
  /** A partner's server shall be told what stands in a delivery. */
  'partners/delivery.requested': z.object({ deliveryId: id }),
} as const;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.output<(typeof events)[N]>;
