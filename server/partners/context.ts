/** What the services of partners need to know of the world. */
import type { EnhanceQueue } from '@/server/enhance/context';
import type { MediaContext } from '@/server/media/context';

/** The work that is announced; sent through Inngest by whoever composes the context. */
export interface PartnersQueue {
  /** Has a partner's server told what stands in a delivery. */
  deliver(deliveryId: string): Promise<void>;
}

/** Accepting photographs. */
export interface PhotosContext extends MediaContext {
  queue: EnhanceQueue;
  /** Room for pictures; that of the disk under `DATA_DIR` where nothing else is said. */
  freeBytes?: () => Promise<number>;
}

/** Telling partners about them. */
export interface AnnouncingContext extends Pick<MediaContext, 'db' | 'clock'> {
  deliveries: PartnersQueue;
}
