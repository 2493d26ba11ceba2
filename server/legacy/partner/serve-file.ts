/** Files of photographs: whoever knows the address may see them, as the document's clients do, for an hour. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MediaContext } from '@/server/media/context';
import { answer } from '@/server/media/serve/send';
import { fileAt, type WantedFile } from '@/server/partners/photo-files';
import { Refusal } from '@/server/platform/errors';

export function servePhotoFile(
  { db, clock, storage }: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
  wanted: WantedFile,
): Promise<void> {
  return answer(request, response, () => {
    const object = fileAt(db, wanted, clock.now());
    if (!object) throw new Refusal('notFound', 'notFound');
    return Promise.resolve({
      // The name that the client knows, not the one on its customer's device.
      object: { ...object, name: wanted.file },
      caching: 'brief' as const,
      download: undefined,
      anyOrigin: true,
      open: (range) => storage.get(object.key, range),
    });
  });
}
