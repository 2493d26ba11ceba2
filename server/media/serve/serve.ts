/** Answers a request for a media object: to its owner, and to everybody once it is shared. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '@/server/accounts/actor';
import type { MediaContext } from '../context';
import { getReadableObject } from '../objects';
import { answer } from './send';

export interface MediaRequest {
  actor: Actor | null;
  id: string;
  /** Present: to be saved. `''` and `1` under the object's own name, anything else under that name. */
  download: string | undefined;
}

/** Serves an object; to whoever may not see it, it does not exist. */
export function serveMedia(
  { db, clock, storage }: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  { actor, id, download }: MediaRequest,
): Promise<void> {
  return answer(request, response, async () => {
    const object = getReadableObject(db, actor?.owner ?? null, id, clock.now());
    const caching = object.sharedAt === null ? 'own' : 'shared';
    return { object, caching, download, open: (range) => storage.get(object.key, range) };
  });
}
