/** `/media/avatars/<uid>.<ext>` (rewritten in next.config.ts). In pages/api because route handlers lose Content-Length. */
import type { NextApiRequest, NextApiResponse } from 'next';
import { serveAvatar } from '@/server/accounts/serve-avatar';
import { mediaContext } from '@/server/media/context';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default async function avatar(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const { file, v } = request.query;
  await serveAvatar(mediaContext(), request, response, {
    file: String(file),
    version: Array.isArray(v) ? v[0] : v,
  });
}
