/** `/media/enlarged/<fid>_…` (rewritten in next.config.ts): results of document 000, to whoever knows the number. */
import type { NextApiRequest, NextApiResponse } from 'next';
import { serveResult } from '@/server/legacy/bigjpg/serve-result';
import { mediaContext } from '@/server/media/context';

export const config = { api: { bodyParser: false, responseLimit: false, externalResolver: true } };

export default async function enlarged(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const process = request.query['x-oss-process'];
  await serveResult(mediaContext(), request, response, {
    file: String(request.query.file),
    process: Array.isArray(process) ? process[0] : process,
  });
}
