/** What services announce, as events. Event ids name the work, so that repeats are dropped by either engine. */
import type { AlbumsQueue } from '@/server/albums/context';
import type { EnhanceQueue } from '@/server/enhance/context';
import type { MosaicQueue } from '@/server/mosaic/context';
import type { PartnersQueue } from '@/server/partners/context';
import { sendEvent } from './client';

export const enhanceQueue: EnhanceQueue = {
  issueTicket: (ticket, lane) => sendEvent('enhance/task.queued', lane, { id: `ticket:${ticket}` }),
  requestExport: (exportId, lane) =>
    sendEvent('enhance/export.requested', { exportId, ...lane }, { id: `export:${exportId}` }),
  useStep: (change, taskId, lane) =>
    sendEvent('enhance/step.chosen', { taskId, ...lane }, { id: `step:${change}` }),
  requestTrial: (trialId, lane) =>
    sendEvent('enhance/trial.requested', { trialId, ...lane }, { id: `trial:${trialId}` }),
};

export const mosaicQueue: MosaicQueue = {
  requestStyle: (taskId) => sendEvent('mosaic/style.requested', { taskId }, { id: `style:${taskId}` }),
};

export const albumsQueue: AlbumsQueue = {
  makeWork: (workId, attempt, ownerId) =>
    sendEvent('albums/work.started', { workId, attempt, ownerId }, { id: `work:${workId}:${attempt}` }),
};

export const partnersQueue: PartnersQueue = {
  deliver: (deliveryId) =>
    sendEvent('partners/delivery.requested', { deliveryId }, { id: `delivery:${deliveryId}` }),
};
