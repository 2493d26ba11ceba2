/** The world of albums, as this process composes it. */
import { albumsQueue } from '@/inngest/queue';
import type { AlbumsContext, OwnerContext } from '@/server/albums/context';
import { mediaContext } from '@/server/media/context';

/** On behalf of somebody, signed in or not. */
export function readerContext(userId: string | null): AlbumsContext {
  return { ...mediaContext(), userId };
}

/** On behalf of a person. */
export function ownerContext(userId: string): OwnerContext {
  return { ...mediaContext(), userId, queue: albumsQueue };
}
