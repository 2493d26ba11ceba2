/** 001-8: `GET bucket_domain + filename`, for pages of any site. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MediaContext } from '../context';
import { ANY_ORIGIN } from '../serve/headers';
import { answer } from '../serve/send';
import { BUCKET_PATH, keyFromPath } from './addresses';
import { findBucketFile } from './bucket';

/** The exact body of the document, whose last bracket is a slip of the pen. */
const MISSING = JSON.stringify({ error: 'Document not found' });

/** The key is read from the address as it was sent: names may hold slashes, and anything encoded. */
export async function serveBucketFile(
  { db, storage }: MediaContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const file = path.startsWith(BUCKET_PATH)
    ? findBucketFile(db, keyFromPath(path.slice(BUCKET_PATH.length)))
    : null;
  if (!file) {
    response
      .writeHead(404, { ...ANY_ORIGIN, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      .end(request.method === 'HEAD' ? undefined : MISSING);
    return;
  }
  const { object } = file;
  // What is no picture is never shown by a browser, only saved.
  const download = object.mime.startsWith('image/') ? undefined : '1';
  await answer(request, response, () =>
    Promise.resolve({
      object,
      caching: 'shared',
      download,
      anyOrigin: true,
      open: (range) => storage.get(object.key, range),
    }),
  );
}
