/** Results of document 000: the number in their name is the permission, since no client sends a cookie for them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resultByFid } from '@/server/enhance/by-fid';
import type { MediaContext } from '@/server/media/context';
import { answer } from '@/server/media/serve/send';
import { Refusal } from '@/server/platform/errors';

/** `<fid>_<x2>_<noise>_<style>.<ending>`; everything behind the number is for people. */
const NAME = /^([0-9a-f]{32})(?:_[-\w]*)?(?:\.\w+)?$/;

/**
 * Sends a result. Clients that ask the storage for a small picture (`?x-oss-process=image/resize,…`) get the
 * thumbnail; other processes change nothing.
 */
export function serveResult(
  { db, clock, storage }: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  { file, process }: { file: string; process: string | undefined },
): Promise<void> {
  return answer(request, response, () => {
    const fid = NAME.exec(file)?.[1];
    const which = process?.startsWith('image/resize') ? 'thumbnail' : 'result';
    const object = fid === undefined ? null : resultByFid(db, fid, which, clock.now());
    if (!object) throw new Refusal('notFound', 'notFound');
    return Promise.resolve({
      object,
      caching: 'own' as const,
      download: undefined,
      open: (range) => storage.get(object.key, range),
    });
  });
}
