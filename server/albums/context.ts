/** What the functions of this domain need to know of the world. */
import type { MediaContext } from '@/server/media/context';

/** The work that services announce; sent through Inngest by whoever composes the context. */
export interface AlbumsQueue {
  /** Asks for one attempt at a work. Repeats of the same attempt are dropped. */
  makeWork(workId: number, attempt: number, ownerId: string): Promise<void>;
}

export interface AlbumsContext extends MediaContext {
  /** The person who asks; null: somebody who is not signed in. */
  userId: string | null;
}

/** A context on behalf of a person. */
export interface OwnerContext extends AlbumsContext {
  userId: string;
  queue: AlbumsQueue;
}
