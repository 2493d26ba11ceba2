/** `/media/<id>` (rewritten in next.config.ts). In pages/api because route handlers lose Content-Length. */
import type { NextApiRequest, NextApiResponse } from 'next';
import { actorFromNode } from '@/server/accounts/actor';
import { mediaContext } from '@/server/media/context';
import { serveMedia } from '@/server/media/serve/serve';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default async function media(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const { id, download } = request.query;
  await serveMedia(mediaContext(), request, response, {
    actor: await actorFromNode(request),
    id: String(id),
    download: Array.isArray(download) ? download[0] : download,
  });
}
