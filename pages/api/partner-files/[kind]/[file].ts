/** `/api/toc/download/input/…` and `/output/…` (rewritten in next.config.ts): here Content-Length and Range work. */
import type { NextApiRequest, NextApiResponse } from 'next';
import { servePhotoFile } from '@/server/legacy/partner/serve-file';
import { mediaContext } from '@/server/media/context';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default async function shown(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const kind = request.query.kind === 'input' ? 'input' : 'output';
  await servePhotoFile(mediaContext(), request, response, { kind, file: String(request.query.file) });
}
