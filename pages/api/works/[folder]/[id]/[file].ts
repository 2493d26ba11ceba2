/** `/media/movies/<id>/<file>` and `/media/photos/…` (rewritten in next.config.ts): here Content-Length and Range work. */
import type { NextApiRequest, NextApiResponse } from 'next';
import { serveWork } from '@/server/albums/serve-work';
import { mediaContext } from '@/server/media/context';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default async function work(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const { folder, id, file, download } = request.query;
  await serveWork(mediaContext(), request, response, {
    folder: String(folder),
    id: String(id),
    file: String(file),
    download: Array.isArray(download) ? download[0] : download,
  });
}
